import { expect, test } from 'vitest';
import { checkAddress, checkedLookup, isPublic, readAddress } from './address.ts';

const nothingInside = { inside: [] };
const code = (address: string): string => {
  try {
    readAddress(address, nothingInside);
    return 'fine';
  } catch (refusal) {
    return (refusal as { code: string }).code;
  }
};
const standingFor = (...addresses: string[]) => ({ inside: [], resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })) });

test.each([
  '127.0.0.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.1', '0x7f.1', '0', '0.0.0.0', '10.0.0.1', '172.16.5.4', '192.168.1.1', '169.254.169.254',
  '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.1', '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]', '[2001:0:7f00:1::]', '[fe80::1]', '[fc00::1]', '[fd00:ec2::254]', '[ff02::1]', '[2001:db8::1]', '１２７.0.0.1', '127。0。0。1',
  'localhost', 'LOCALHOST', 'localhost.', 'a.localhost', 'metadata.google.internal', 'crm.local', 'intranet', 'router.lan', 'nas.home.arpa',
])('a webhook can’t point inside the network: %s', (host) => {
  expect(code(`http://${host}/`)).toBe('webhook.insideAddress');
});

test('what is no plain web address is refused', () => {
  for (const address of ['ftp://example.com/', 'file:///etc/passwd', 'example.com', 'https://user:word@example.com/', 'https://', 'javascript:alert(1)']) expect(code(address)).toBe('webhook.wrongAddress');
  for (const address of ['https://example.com:22/', 'http://example.com:8080/']) expect(code(address)).toBe('webhook.wrongPort');
  for (const address of ['https://example.com/hook?a=b', 'http://example.com:80/', 'https://[2606:4700::1111]/', 'https://93.184.215.14/']) expect(code(address)).toBe('fine');
});

test('a name is judged by all that it stands for', async () => {
  const refusal = { code: 'webhook.insideAddress', status: 422 };
  await expect(checkAddress('https://hook.example/', standingFor('10.0.0.1'))).rejects.toMatchObject(refusal);
  await expect(checkAddress('https://hook.example/', standingFor('93.184.215.14', '::1'))).rejects.toMatchObject(refusal);
  await expect(checkAddress('https://hook.example/', standingFor())).rejects.toMatchObject({ code: 'webhook.unknownHost' });
  expect((await checkAddress('https://hook.example/', standingFor('93.184.215.14'))).host).toBe('hook.example');
});

test('the connection goes to the address that was checked, and to none that a name stands for a moment later', async () => {
  let asked = 0;
  const rebinding = { inside: [], resolve: async () => [{ address: (asked += 1) === 1 ? '93.184.215.14' : '127.0.0.1', family: 4 }] };
  const url = new URL('https://hook.example/');
  const lookUp = () => new Promise((resolve, reject) => checkedLookup(url, rebinding)('hook.example', {}, (failure, address) => (failure ? reject(failure) : resolve(address))));
  expect(await lookUp()).toBe('93.184.215.14');
  await expect(lookUp()).rejects.toMatchObject({ code: 'webhook.insideAddress' });
});

test('hosts inside that are named may be reached, on the port that is named', () => {
  expect(readAddress('http://127.0.0.1:9000/hook', { inside: ['127.0.0.1:9000'] }).port).toBe('9000');
  expect(() => readAddress('http://127.0.0.1:9001/hook', { inside: ['127.0.0.1:9000'] })).toThrow();
  expect(readAddress('http://crm.lan/hook', { inside: ['crm.lan'] }).host).toBe('crm.lan');
  expect(isPublic('no address')).toBe(false);
});
