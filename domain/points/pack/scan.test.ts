import { rowTexts } from './scan'

const rows = (text: string) => rowTexts(text).map((row) => [row.line, row.text])

test.each<[string, string, [number, string][]]>([
  ['nothing', '', []],
  ['no rows', '{"rows": []}', []],
  [
    'two on two lines',
    '{"rows": [\n{"a": 1},\n{"b": 2}\n]}',
    [
      [2, '{"a": 1}'],
      [3, '{"b": 2}']
    ]
  ],
  [
    'two on one line',
    '{"rows": [{"a": 1}, {"b": 2}]}',
    [
      [1, '{"a": 1}'],
      [1, '{"b": 2}']
    ]
  ],
  ['one with rows of its own', '{"rows": [{"caps": [{"a": 1}], "limits": {}}]}', [[1, '{"caps": [{"a": 1}], "limits": {}}']]],
  ['a list in the list is no row', '{"rows": [[1], {"a": 1}]}', [[1, '{"a": 1}']]],
  ['braces in words', '{"rows": [{"a": "}]{["}]}', [[1, '{"a": "}]{["}']]],
  ['a quote in words', '{"rows": [{"a": "\\"}"}]}', [[1, '{"a": "\\"}"}']]],
  [
    'a row over two lines is told by its first',
    '{"rows": [\n{"a":\n1}, {"b": 2}]}',
    [
      [2, '{"a":\n1}'],
      [3, '{"b": 2}']
    ]
  ],
  [
    'a forgotten quote spoils one row',
    '{"rows": [\n{"a": "x\n},\n{"b": 2}\n]}',
    [
      [2, '{"a": "x\n}'],
      [4, '{"b": 2}']
    ]
  ],
  ['a row without an end', '{"rows": [\n{"a": 1\n', [[2, '{"a": 1\n']]],
  ['a file without an end', '{"rows": [{"a": 1}', [[1, '{"a": 1}']]]
])('%s', (_name, text, found) => expect(rows(text)).toEqual(found))
