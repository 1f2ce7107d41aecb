import { expect, test } from 'vitest'
import { findPersonal, maskText } from './personal.js'

const kinds = (text: string) => findPersonal(text).map((hit) => hit.kind)
/** Made for tests: area 000000 does not exist. */
const NUMBER = '11010519491231002X'

test('citizens’ numbers by their check sign, whatever stands between and however wide', () => {
  expect(kinds(`身份证号：${NUMBER}。`)).toEqual(['citizen-number'])
  expect(kinds('110105 19491231 002X')).toEqual(['citizen-number'])
  expect(kinds('１１０１０５１９４９１２３１００２Ｘ')).toEqual(['citizen-number'])
  expect(kinds('110105194912310021')).toEqual([])
  expect(kinds('1101**********002X')).toEqual([])
})

test('a credit code, an index number, an office phone and a document number are none', () => {
  expect(kinds('统一社会信用代码 91350100M000100Y43，索引号 11370812004339255B/2020-22849')).toEqual([])
  expect(kinds('电话 0972-8622345，青政办秘函〔2020〕99号，共 20210910123 元')).toEqual([])
})

test('mobile numbers, bank cards, dwellings', () => {
  expect(kinds('手机 13897001234、138 9700 1234')).toEqual(['mobile', 'mobile'])
  expect(kinds('6228480402564890018')).toEqual(['bank-card'])
  expect(kinds('6228480402564890019')).toEqual([])
  expect(kinds('住碾伯镇西大街12号3单元201室')).toEqual(['address'])
  expect(kinds('全区三镇五乡，一条街道改造完成')).toEqual([])
})

test('what is masked is found no more', () => {
  const masked = maskText(`张某 ${NUMBER} 13897001234 6228480402564890018 碾伯镇西大街12号3单元201室`)
  expect(masked).toBe('张某 11*************02X 138****1234 ***************0018 碾伯镇***')
  expect(findPersonal(masked)).toEqual([])
})
