import { skillsOf } from './skills'

const item = (skills: string[], provider: 'volunteer' | 'licensed' = 'volunteer') => ({ skills, provider })

test('what a course or a record proves, and what licensed work asks for, is not said by oneself', () =>
  expect(
    skillsOf([
      item(['理发', '沟通']),
      item(['沟通', '康复培训']),
      item(['无犯罪记录查询']),
      item(['律师'], 'licensed'),
      item(['律师', '宣讲'])
    ])
  ).toEqual({ own: ['理发', '沟通', '宣讲'], papers: ['康复培训', '无犯罪记录查询'], licences: ['律师'] }))
