/** A certificate for tests of secured lines, which nobody trusts who is not told to: `mail.airline.example` and 127.0.0.2, until 2120. */
export const certificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg68Pf+duM+w7+43w+
Q6xMjUKEaUSyN1rksO++E5aQgrehRANCAAQf/Nb39SnkSWeNoxBR3GS9CJ/CBV/O
qVafPsKXPwR2og9BZQ5X7DjGIjb/uXvd51seYOHjdPXeFM1//d+nQrIm
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBiDCCAS6gAwIBAgIBATAKBggqhkjOPQQDAjAfMR0wGwYDVQQDDBRtYWlsLmFp
cmxpbmUuZXhhbXBsZTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFow
HzEdMBsGA1UEAwwUbWFpbC5haXJsaW5lLmV4YW1wbGUwWTATBgcqhkjOPQIBBggq
hkjOPQMBBwNCAAQf/Nb39SnkSWeNoxBR3GS9CJ/CBV/OqVafPsKXPwR2og9BZQ5X
7DjGIjb/uXvd51seYOHjdPXeFM1//d+nQrImo1kwVzAPBgNVHRMBAf8EBTADAQH/
MCUGA1UdEQQeMByCFG1haWwuYWlybGluZS5leGFtcGxlhwR/AAACMB0GA1UdDgQW
BBQqgcFPbl/q9lmsVmM0k9pyMPdZhTAKBggqhkjOPQQDAgNIADBFAiEAisLuOj7u
96Q+g3nNUHKvVSrpd9XHBIZwKGJqLVuiOgICIB/+NPrJ4HYzKUmiS1b9gNba6VSj
VKFGyphcWiDdD68x
-----END CERTIFICATE-----
`,
};
