/** Endpoints that read a customer or change what is known of one: each has its line in the audit, looked at in `audit-of-people`. */
export const isOfPeople = (name: string): boolean =>
  /\/customers\/:customerId|\/exposure\/|move-to-private|^(PUT|DELETE) .*passenger-login|^PUT .*settings\/proof/.test(
    name,
  );
