// What is wrong with one field of a file that somebody wrote, by the schema's issue.
import type * as z from 'zod'

/** A clause without its full stop, to follow the field's name. */
export function fieldFault(issue: z.core.$ZodIssue | undefined): string {
  switch (issue?.code) {
    case 'invalid_type':
      return issue.input === undefined ? '缺少这一项' : '类型不对'
    case 'unrecognized_keys':
      return `有不认识的项 ${issue.keys.join('、')}`
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`
    case 'too_small':
      return '太短、太少或太小'
    case 'too_big':
      return '太长、太多或太大'
    case 'invalid_format':
      return '写法不合规定'
    case 'invalid_union':
      return '不是认识的种类'
    default:
      return '不合规定'
  }
}
