import { area } from '../fields/area.ts';
import { boolean } from '../fields/boolean.ts';
import { choice } from '../fields/choice.ts';
import { date } from '../fields/date.ts';
import { dateTime } from '../fields/dateTime.ts';
import { decimal } from '../fields/decimal.ts';
import { files } from '../fields/files.ts';
import { integer } from '../fields/integer.ts';
import { longText } from '../fields/longText.ts';
import { money } from '../fields/money.ts';
import { multiChoice } from '../fields/multiChoice.ts';
import { point } from '../fields/point.ts';
import { reference } from '../fields/reference.ts';
import { references } from '../fields/references.ts';
import { tags } from '../fields/tags.ts';
import { text } from '../fields/text.ts';
import { url } from '../fields/url.ts';
import { defineRecord } from '../record.ts';

/** Homes, land and business premises. Names are those of the RESO Data Dictionary 2.0, in camel case. */
export const properties = defineRecord('properties', {
  listingId: text({ searched: true, indexed: true }),
  standardStatus: choice([
    // The way that a home goes; then how else it may end.
    { value: 'Coming Soon', meaning: 'info' }, { value: 'Active', meaning: 'good' }, { value: 'Active Under Contract', meaning: 'info' },
    { value: 'Pending', meaning: 'warn' }, { value: 'Closed', meaning: 'info' }, { value: 'Hold', meaning: 'warn' }, { value: 'Withdrawn', meaning: 'bad' },
    { value: 'Expired', meaning: 'bad' }, { value: 'Canceled', meaning: 'bad' }, 'Incomplete', 'Delete',
  ], { required: true }),
  propertyType: choice(['Residential', 'Residential Lease', 'Residential Income', 'Commercial Sale', 'Commercial Lease', 'Business Opportunity', 'Farm', 'Land', 'Manufactured In Park'], { required: true }),
  propertySubType: choice(['Apartment', 'Condominium', 'Duplex', 'Townhouse', 'Single Family Residence', 'Office', 'Retail', 'Warehouse', 'Industrial', 'Unimproved Land', 'Mixed Use']),
  unparsedAddress: text({ searched: true }),
  streetNumber: text(),
  streetName: text({ searched: true }),
  unitNumber: text(),
  city: text({ searched: true, indexed: true }),
  subdivisionName: text({ searched: true }),
  stateOrProvince: text(),
  postalCode: text({ searched: true, indexed: true }),
  country: text({ maxLength: 2 }),
  location: point({ indexed: true }),
  parcelNumber: text(),
  listPrice: money({ indexed: true }),
  originalListPrice: money({ readOnly: true }),
  previousListPrice: money({ readOnly: true }),
  priceChange: money({ readOnly: true }),
  priceChangePercent: decimal({ readOnly: true, scale: 2 }),
  priceChangeTimestamp: dateTime({ readOnly: true }),
  statusChangeTimestamp: dateTime({ readOnly: true }),
  closePrice: money(),
  closeDate: date({ indexed: true }),
  listingContractDate: date(),
  onMarketDate: date(),
  offMarketDate: date(),
  bedroomsTotal: integer({ min: 0, max: 1_000 }),
  bathroomsTotal: decimal({ min: 0, max: 1_000 }),
  roomsTotal: decimal({ min: 0, max: 1_000, scale: 1 }),
  livingArea: area(),
  lotSizeArea: area(),
  buildingAreaTotal: area(),
  aboveGradeFinishedArea: area(),
  basementArea: area(),
  storiesTotal: decimal({ min: 0, max: 300, scale: 1 }),
  entryLevel: integer({ min: -20, max: 300 }),
  yearBuilt: integer({ min: 1000, max: 2200 }),
  yearRenovated: integer({ min: 1000, max: 2200 }),
  propertyCondition: choice(['New', 'Excellent', 'Very Good', 'Good', 'Average', 'Fair', 'Poor']),
  constructionGrade: integer({ min: 0, max: 100 }),
  waterfrontYN: boolean(),
  viewRating: integer({ min: 0, max: 10 }),
  parkingTotal: integer({ min: 0, max: 10_000 }),
  elevatorYN: boolean(),
  furnished: choice(['Furnished', 'Partially', 'Unfurnished', 'Negotiable']),
  features: multiChoice(['Balcony', 'Garden', 'Pool', 'Storage', 'Safe Room', 'Air Conditioning', 'Fireplace', 'Solar Heating', 'Accessible', 'Pets Allowed']),
  tags: tags({ searched: true }),
  associationFee: money(),
  availabilityDate: date(),
  publicRemarks: longText({ searched: true }),
  privateRemarks: longText({ private: true }),
  showingInstructions: longText({ private: true }),
  virtualTourURLUnbranded: url(),
  sellers: references('contacts', { private: true }),
  keyHolder: reference('contacts', { private: true }),
  listingAgreement: choice(['Exclusive Agency', 'Exclusive Right To Lease', 'Exclusive Right To Sell', 'Exclusive Right With Exception', 'Net', 'Open', 'Probate'], { private: true }),
  mandateStart: date({ private: true }),
  expirationDate: date({ private: true, indexed: true }),
  mandateFeePercent: decimal({ private: true, min: 0, max: 100 }),
  mandateFee: money({ private: true }),
  mandateFiles: files({ private: true }),
  photos: files(),
  soldThrough: reference('deals', { readOnly: true, private: true }),
  statusBeforeSale: text({ readOnly: true, private: true }),
}, {
  title: ({ unparsedAddress, streetNumber, streetName, unitNumber, city, postalCode, listingId }) =>
    unparsedAddress || joined(', ', joined(' ', streetNumber, streetName), unitNumber, city) || (listingId ? joined(' · ', postalCode, listingId) : ''),
  indexes: [['standardStatus', 'updatedAt'], ['standardStatus', 'listPrice']],
});

const joined = (by: string, ...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(by);
