package load

import (
	"strconv"

	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

// barely is as near to 1 as loads are told apart from it.
const barely = 1 - 1e-9

// overload finds roles, or roles that share their people, with more work than time.
func overload(e *expectation) finding.Findings {
	u := e.utilisation()
	if u == nil {
		return nil
	}
	var found finding.Findings
	for k := range u.sets {
		s := &u.sets[k]
		if s.load < barely {
			break
		}
		who, path, many := u.who(s)
		message := problem.Say("%[1]s would need %[3]s times the time it has: the queue grows for as long as the run lasts.",
			"%[2]s所需的工时是可用工时的 %[3]s 倍：只要仿真不结束，队列就会一直变长。", who.EN, who.ZH, multiple(s.load))
		if many {
			message = problem.Say("%[1]s together would need %[3]s times the time they have: the queue grows for as long as the run lasts.",
				"%[2]s合计所需的工时是可用工时的 %[3]s 倍：只要仿真不结束，队列就会一直变长。", who.EN, who.ZH, multiple(s.load))
		}
		found = append(found, finding.In(path, u.guess(message), u.remedy(s)))
	}
	return found
}

// who are the roles of a set in a sentence, with the place of the first.
func (u *utilisation) who(s *set) (names problem.Text, path string, many bool) {
	roles := u.rolesOf(s)
	var all []string
	for _, id := range roles {
		all = append(all, nameOf(u.numbers.Roles[id].Name, id))
	}
	return finding.List(all), finding.Pointer("roles", roles[0]), len(roles) > 1
}

// guess adds that a load is an estimate, where it is one.
func (u *utilisation) guess(message problem.Text) problem.Text {
	if u.estimated {
		message.EN += " This is an estimate: what events, conditions and formulas bring is not known before a run."
		message.ZH += "此为估算值：事件、条件和公式的结果要到仿真时才能确定。"
	}
	return message
}

// remedy is how many more people are enough.
func (u *utilisation) remedy(s *set) problem.Text {
	n, id := u.more(s)
	if n == 0 {
		return problem.Say("Add people, let cases come less often, or shorten the work.", "请增加人手、降低到达频率，或缩短工作时长。")
	}
	name := nameOf(u.numbers.Roles[id].Name, id)
	if n == 1 {
		return problem.Say("One more person as “%s” is enough to keep up.", "“%s”再增加 1 人即可跟上。", name)
	}
	return problem.Say("It takes %[2]d more people as “%[1]s” to keep up.", "“%[1]s”再增加 %[2]d 人才能跟上。", name, n)
}

// multiple is a load as people write it: 1.37, and 1.0004 rather than 1.00.
func multiple(load float64) string {
	for digits := 2; digits < 6; digits++ {
		s := strconv.FormatFloat(load, 'f', digits, 64)
		if load >= 10 && digits == 2 {
			return strconv.FormatFloat(load, 'f', 1, 64)
		}
		if v, err := strconv.ParseFloat(s, 64); err == nil && v > 1 {
			return s
		}
	}
	return "1"
}
