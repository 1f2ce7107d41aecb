import { BlockList, isIP } from 'node:net'

/** What IANA keeps for special purposes in IPv4: inside networks, this machine, the link, documentation, multicast, the future. */
const SPECIAL_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]

/** Answers with a machine's own secrets to any process on it, although the address is a public one (Azure). */
const METADATA = '168.63.129.16/32'

/** Of IPv6 only global unicast is public; within it, what tunnels to IPv4, is special or is for documentation is not. */
const GLOBAL_V6 = '2000::/3'
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']

const special = listOf([...SPECIAL_V4, METADATA, ...SPECIAL_V6])
const globalV6 = listOf([GLOBAL_V6])

/** Whether `address` is one of a machine on the public internet. False for whatever is no address; IPv4 written as IPv6 is never public. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4')
    case 6:
      return !address.includes('%') && globalV6.check(address, 'ipv6') && !special.check(address, 'ipv6')
    default:
      return false
  }
}

function listOf(ranges: string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [net = '', prefix] = range.split('/')
    list.addSubnet(net, Number(prefix), net.includes(':') ? 'ipv6' : 'ipv4')
  }
  return list
}
