// Check digits against known numbers, and every way a 文号 is typed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCitizenId, checkCreditCode, formatPaperNumber, parsePaperNumber } from '#shared/rules/codes.ts'

describe('统一社会信用代码 (GB 32100-2015)', () => {
  test('takes a real agency code, in lower case and full width too', () => {
    const valid = { state: 'valid', code: '11500000MB1553803Q' }
    expect(checkCreditCode('11500000MB1553803Q')).toEqual(valid)
    expect(checkCreditCode(' 11500000mb1553803q ')).toEqual(valid)
    expect(checkCreditCode('\uff111500000MB1553803\uff31')).toEqual(valid)
  })

  test('says why a code is wrong', () => {
    expect(checkCreditCode('91350100M000100Y4Z')).toEqual({ state: 'invalid', why: 'alphabet' })
    expect(checkCreditCode('91350100M000100Y44')).toEqual({ state: 'invalid', why: 'check-digit' })
    expect(checkCreditCode('91350100M000100Y43')).toMatchObject({ state: 'valid' })
    expect(checkCreditCode('1150000')).toEqual({ state: 'invalid', why: 'length' })
    expect(checkCreditCode('1150000OMB1553803Q')).toEqual({ state: 'invalid', why: 'alphabet' })
  })

  test('notices every single wrong character', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    for (let at = 0; at < 18; at++) {
      for (const other of alphabet) {
        const code = '11500000MB1553803Q'
        const altered = code.slice(0, at) + other + code.slice(at + 1)
        expect(checkCreditCode(altered).state).toBe(altered === code ? 'valid' : 'invalid')
      }
    }
  })
})

describe('公民身份号码 (GB 11643-1999)', () => {
  test('takes the published examples, and x for X', () => {
    for (const id of ['11010519491231002X', '440524188001010014', '34052419800101001X', '34052419800101001x']) {
      expect(checkCitizenId(id)).toEqual({ state: 'valid', code: id.toUpperCase() })
    }
  })

  test('says why a number is wrong', () => {
    expect(checkCitizenId('110105194912310021')).toEqual({ state: 'invalid', why: 'check-digit' })
    expect(checkCitizenId('11010519490231002X')).toEqual({ state: 'invalid', why: 'birth-date' })
    expect(checkCitizenId('110105491231002')).toEqual({ state: 'invalid', why: 'length' })
    expect(checkCitizenId('1101051949123100XX')).toEqual({ state: 'invalid', why: 'alphabet' })
  })

  test('notices two neighbouring digits changing places', () => {
    const id = '11010519491231002X'
    for (let at = 0; at < 16; at++) {
      const swapped = id.slice(0, at) + id.charAt(at + 1) + id.charAt(at) + id.slice(at + 2)
      if (swapped !== id) expect(checkCitizenId(swapped).state).toBe('invalid')
    }
  })
})

describe('文号', () => {
  test('is read from every bracket people type and written with hexagonal ones', () => {
    const typed = [
      '维农\uff08渔\uff09罚〔2019〕3号',
      '维农(渔)罚[2019]3号',
      '维农(渔)罚\uff082019\uff09第003号',
      '维农(渔)罚【2019】 \uff13 号',
    ]
    for (const text of typed) {
      expect(parsePaperNumber(text)).toEqual({
        state: 'valid',
        number: { mark: '维农\uff08渔\uff09罚', year: 2019, serial: 3 },
        text: '维农\uff08渔\uff09罚〔2019〕3号',
      })
    }
    expect(parsePaperNumber('维农发〔2019〕161号')).toMatchObject({ text: '维农发〔2019〕161号' })
  })

  test('says what is wrong', () => {
    expect(parsePaperNumber('维农罚2019第3号')).toEqual({ state: 'invalid', why: 'shape' })
    expect(parsePaperNumber('〔2019〕3号')).toEqual({ state: 'invalid', why: 'shape' })
    expect(parsePaperNumber('维农罚〔19〕3号')).toEqual({ state: 'invalid', why: 'year' })
    expect(parsePaperNumber('维农罚〔2019〕号')).toEqual({ state: 'invalid', why: 'serial' })
    expect(parsePaperNumber('维农罚〔2019〕0号')).toEqual({ state: 'invalid', why: 'serial' })
  })

  test('what is formatted is read back the same', () => {
    const mark = fc.array(fc.constantFrom('维', '农', '罚', '立', '\uff08渔\uff09', '告'), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(
        mark,
        fc.integer({ min: 1949, max: 2099 }),
        fc.integer({ min: 1, max: 99_999 }),
        (parts, year, serial) => {
          const number = { mark: parts.join(''), year, serial }
          expect(parsePaperNumber(formatPaperNumber(number))).toMatchObject({ state: 'valid', number })
        },
      ),
    )
  })
})
