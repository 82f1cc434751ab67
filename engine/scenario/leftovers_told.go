package scenario

import (
	"cmp"
	"fmt"
	"strings"

	"sandtable/engine/problem"
)

// mostTold is how many leftovers a sentence names before it counts the rest.
const mostTold = 8

// LeftOut says in a sentence that leftovers were not played; empty where there are none.
func LeftOut(all []Leftover) problem.Text {
	if len(all) == 0 {
		return problem.Text{}
	}
	return problem.Both(func(l problem.Language) string {
		var told []string
		for i := range all[:min(len(all), mostTold)] {
			told = append(told, all[i].In(l))
		}
		more := len(all) - len(told)
		if l == problem.Chinese {
			list := strings.Join(told, "、")
			if more > 0 {
				return fmt.Sprintf("以下数据属于流程的旧版本，未参与仿真：%s 等 %d 项。", list, len(all))
			}
			return "以下数据属于流程的旧版本，未参与仿真：" + list + "。"
		}
		list := strings.Join(told, ", ")
		if more > 0 {
			list += fmt.Sprintf(" and %d more", more)
		}
		return "Left out as numbers of an older version of the process: " + list + "."
	})
}

// In names a leftover with what is said of it, in one language.
func (l *Leftover) In(language problem.Language) string {
	var says []string
	for _, e := range l.Entries {
		says = append(says, e.Says.In(language))
	}
	name := cmp.Or(l.Name, l.Element)
	if language == problem.Chinese {
		return "“" + name + "”（" + strings.Join(says, "；") + "）"
	}
	return "“" + name + "” (" + strings.Join(says, "; ") + ")"
}
