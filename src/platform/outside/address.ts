import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { Refusal } from '@gable/api';
import ipaddr from 'ipaddr.js';

/** Finds the addresses of a name; tests bring their own. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

const lookupAll = promisify(systemLookup);
const resolveBySystem: Resolve = (host) => lookupAll(host, { all: true });

/** Where nothing of the public is ever served, whatever it resolves to. */
const insideNames = /(^|\.)(localhost|internal|intranet|local|lan|home|corp|private|localdomain|home\.arpa)$/;
const ports = new Set(['', '80', '443']);

export interface Reach {
  /** Hosts, with or without a port, that may lie inside the network: `GABLE_PRIVATE_HOSTS=crm.lan,127.0.0.1:9000`. */
  inside: readonly string[];
  resolve?: Resolve;
}

export const usualReach = (): Reach => ({ inside: (process.env.GABLE_PRIVATE_HOSTS ?? '').split(',').map((host) => host.trim().toLowerCase()).filter(Boolean) });

/**
 * An address of a webhook, as far as it can be judged without asking anybody. Whichever way the number of a host is written,
 * reading it as a URL makes the usual one of it.
 * @throws Refusal `webhook.wrongAddress`, `webhook.insideAddress` (422)
 */
export function readAddress(text: string, { inside }: Reach): URL {
  const url = URL.parse(text);
  const refused = (code: string): Refusal => new Refusal(code, { fields: { address: code } });
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || !url.hostname || text.length > 1_000) throw refused('webhook.wrongAddress');
  if (isAllowedInside(url, inside)) return url;
  const host = hostOf(url);
  if (!ports.has(url.port)) throw refused('webhook.wrongPort');
  if (isIP(host) ? !isPublic(host) : insideNames.test(host.replace(/\.$/, '')) || !host.includes('.')) throw refused('webhook.insideAddress');
  return url;
}

/**
 * The same, asking also what its name stands for now.
 * @throws Refusal `webhook.unknownHost` besides.
 */
export async function checkAddress(text: string, reach: Reach): Promise<URL> {
  const url = readAddress(text, reach);
  if (!isIP(hostOf(url)) && !isAllowedInside(url, reach.inside)) await publicAddresses(hostOf(url), reach);
  return url;
}

/**
 * For the connection itself: the name is asked for once, each of its addresses is checked, and the one that was checked is the
 * one that is connected to, so that a name can't stand for another in between.
 */
export function checkedLookup(url: URL, reach: Reach): LookupFunction {
  return (host, { all }, done) => {
    const found = isAllowedInside(url, reach.inside) ? (reach.resolve ?? resolveBySystem)(host) : publicAddresses(host, reach);
    found.then(
      (addresses) => (all ? done(null, addresses) : done(null, addresses[0]!.address, addresses[0]!.family)),
      (failure: Error) => done(failure, '', 0),
    );
  };
}

/**
 * Where a server is that is told by its host alone.
 * @throws Refusal `webhook.insideAddress`, `webhook.unknownHost` (422)
 */
export async function addressOfHost({ host: given, port }: { host: string; port: number }, reach: Reach): Promise<string> {
  const host = given.toLowerCase();
  const isAllowed = reach.inside.includes(host) || reach.inside.includes(`${host}:${port}`);
  if (isIP(host) && (isAllowed || isPublic(host))) return host;
  if (!isAllowed && (isIP(host) || insideNames.test(host.replace(/\.$/, '')))) throw new Refusal('webhook.insideAddress');
  const found = isAllowed ? await (reach.resolve ?? resolveBySystem)(host) : await publicAddresses(host, reach);
  return found[0]!.address;
}

async function publicAddresses(host: string, { resolve = resolveBySystem }: Reach): Promise<LookupAddress[]> {
  const refused = (code: string): Refusal => new Refusal(code, { fields: { address: code } });
  const addresses = await resolve(host).catch(() => { throw refused('webhook.unknownHost'); });
  if (addresses.length === 0) throw refused('webhook.unknownHost');
  if (!addresses.every(({ address }) => isPublic(address))) throw refused('webhook.insideAddress');
  return addresses;
}

/** Of IPv6 only what is given out to the public, without the parts of it that stand for an IPv4 address. */
const globalV6 = ipaddr.parseCIDR('2000::/3');

/** Whether an address is of the open internet; what is mapped into IPv6, translated or tunnelled is not. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(globalV6);
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').toLowerCase();

function isAllowedInside(url: URL, inside: readonly string[]): boolean {
  return inside.includes(url.hostname.toLowerCase()) || inside.includes(url.host.toLowerCase());
}
