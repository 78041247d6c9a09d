/** What a spreadsheet would run, some in East Asia also by its wide signs, or has been kept from it. A number with a sign is a number, and so is one to dial. */
export const formula = /^'*(?:\s*[=@＝＠\t\r]|\s*[-+＋－](?!\d+([ .,]\d+)*$))/;

/** A text as it was before a table kept spreadsheets from running it, by an apostrophe in front. */
export const withoutMark = (cell: string): string => (cell.charCodeAt(0) === apostrophe && formula.test(cell.slice(1)) ? cell.slice(1) : cell);

const apostrophe = 0x27;
