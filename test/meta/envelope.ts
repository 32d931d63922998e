/** What WhatsApp puts around all that it tells of a number of ours. */
export const onWhatsApp = (value: object, numberId: string): object => ({
  object: "whatsapp_business_account",
  entry: [
    {
      id: "31",
      changes: [
        {
          field: "messages",
          value: {
            messaging_product: "whatsapp",
            metadata: { display_phone_number: "1", phone_number_id: numberId },
            ...value,
          },
        },
      ],
    },
  ],
});
