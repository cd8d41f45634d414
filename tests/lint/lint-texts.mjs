import { text } from 'node:stream/consumers'
import { ESLint } from 'eslint'

/** Reads `[{ file, code }]` from standard input and answers the rules each text breaks, in order (ESLint's ES modules cannot be loaded inside jest). */
const linter = new ESLint()
const cases = JSON.parse(await text(process.stdin))
const answers = await Promise.all(
  cases.map(async ({ file, code }) => {
    const [result] = await linter.lintText(code, { filePath: file })
    return result.messages.map((message) => message.ruleId ?? message.message)
  })
)
process.stdout.write(JSON.stringify(answers))
