package change

import (
	"strings"

	"sandtable/engine/problem"
)

var weekdays = []struct {
	word string
	said problem.Text
}{
	{"mon", problem.Text{EN: "Mon", ZH: "周一"}}, {"tue", problem.Text{EN: "Tue", ZH: "周二"}}, {"wed", problem.Text{EN: "Wed", ZH: "周三"}},
	{"thu", problem.Text{EN: "Thu", ZH: "周四"}}, {"fri", problem.Text{EN: "Fri", ZH: "周五"}}, {"sat", problem.Text{EN: "Sat", ZH: "周六"}},
	{"sun", problem.Text{EN: "Sun", ZH: "周日"}},
}

// hoursSaid is a stretch of working hours as people write it: Mon–Fri 09:00–17:00.
func hoursSaid(days, stretch *tree) problem.Text {
	on := map[string]bool{}
	for _, d := range days.items {
		on[d.word()] = true
	}
	var en, zh []string
	for i := 0; i < len(weekdays); i++ {
		if !on[weekdays[i].word] {
			continue
		}
		j := i
		for j+1 < len(weekdays) && on[weekdays[j+1].word] {
			j++
		}
		from, to := weekdays[i].said, weekdays[j].said
		switch {
		case j == i:
			en, zh = append(en, from.EN), append(zh, from.ZH)
		case j == i+1:
			en, zh = append(en, from.EN, to.EN), append(zh, from.ZH, to.ZH)
		default:
			en, zh = append(en, from.EN+"–"+to.EN), append(zh, from.ZH+"至"+to.ZH)
		}
		i = j
	}
	hours := " " + stretch.field("from").word() + "–" + stretch.field("to").word()
	if rate := stretch.field("perHour"); rate != nil {
		return problem.Text{EN: strings.Join(en, ", ") + hours + ", " + rate.word() + " per hour", ZH: strings.Join(zh, "、") + hours + "，每小时 " + rate.word()}
	}
	return problem.Text{EN: strings.Join(en, ", ") + hours, ZH: strings.Join(zh, "、") + hours}
}
