/**
 * By what one tells that a home is there already, when it comes without a number of its own: two homes of one house differ
 * in something.
 */
export const sameHome = {
  sharing: [],
  titleOf: [['unparsedAddress'], ['streetNumber', 'streetName', 'city'], ['streetNumber', 'streetName', 'unitNumber', 'city']],
  titleLike: /\p{N}/u,
  apartBy: ['propertyType', 'propertySubType', 'unitNumber', 'city', 'postalCode', 'entryLevel', 'bedroomsTotal', 'livingArea'],
} as const;
