package draft

import (
	"fmt"
	"math"
	"strings"
	"time"

	"sandtable/engine/bpmn"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// numbers is the draft of a scenario for the drawing, with the durations of the table: fixed where the table has one number, triangular around
// the middle of a range.
func (r *reader) numbers(xml string, l problem.Language) (*scenario.Scenario, error) {
	d, err := bpmn.Decode(strings.NewReader(xml))
	if err != nil {
		return nil, fmt.Errorf("read the process made from a table: %w", err)
	}
	if l == "" {
		l = problem.English
		if r.zh {
			l = problem.Chinese
		}
	}
	s := scenario.DraftIn(l, d)
	for _, step := range r.steps {
		task := s.Tasks[string(step.id)]
		switch {
		case !step.timed:
		case task == nil || task.Duration == nil:
			r.miss(step.row, problem.Say("“%s” is no task, so its duration is left out.", "“%s”不是任务，其时长已忽略。", step.name))
			step.timed = false
		default:
			task.Duration = step.length.distribution()
		}
	}
	r.arrivals(s)
	return s, nil
}

// arrivals lets fewer cases come than the draft's one an hour, where the people could not do the work of so many: every step once, and two
// fifths of the time of whoever has most to do. That leaves room for steps that are done again.
func (r *reader) arrivals(s *scenario.Scenario) {
	const share = 0.4
	work := make([]float64, len(r.roles)) // hours for a case
	for _, step := range r.steps {
		if task := s.Tasks[string(step.id)]; task != nil && task.Duration != nil {
			for _, who := range step.roles {
				work[who] += step.hours()
			}
		}
	}
	most, busiest := 0.0, 0
	for who, hours := range work {
		if hours > most {
			most, busiest = hours, who
		}
	}
	every := math.Ceil(most / share)
	if every <= 1 || every > 10*365*hoursOfDay {
		return
	}
	for _, a := range s.Arrivals {
		if a.Every != nil {
			a.Every.Mean = inSeconds(float64(every * 3600))
		}
	}
	r.guess(0, problem.Say("A case comes every %[1]v hours of work, so that “%[2]s” is not overloaded: put in what you know.", "按每 %[1]v 个工作小时来一个案例，使“%[2]s”不致超负荷：请改为实际数字。", every, r.roles[busiest]))
}

// hours is how long the step takes in the middle, or the draft's quarter of an hour.
func (s *step) hours() float64 {
	if !s.timed {
		return 0.25
	}
	return (time.Duration(s.length.least).Hours() + time.Duration(s.length.most).Hours()) / 2
}

func (l length) distribution() *scenario.Distribution {
	if l.least == l.most {
		return &scenario.Distribution{Kind: scenario.Fixed, Value: l.least}
	}
	return &scenario.Distribution{Kind: scenario.Triangular, Min: l.least, Mode: l.least + (l.most-l.least)/2, Max: l.most}
}

// understood is what the rows were taken for.
func (r *reader) understood() []Row {
	rows := make([]Row, 0, len(r.steps))
	for _, s := range r.steps {
		row := Row{Row: s.row, Step: s.id, Kind: s.kind.String(), Name: s.name, Duties: r.dutyText(s)}
		var who, next []string
		for _, i := range s.roles {
			who = append(who, r.roles[i])
		}
		for _, w := range s.ways {
			title := r.word("End", "结束")
			if w.to != theEnd {
				title = r.steps[w.to].name
			}
			if w.condition != "" {
				title = w.condition + " → " + title
			}
			next = append(next, title)
		}
		row.Role = strings.Join(who, r.word(", ", "、"))
		row.Next = strings.Join(next, r.word("; ", "；"))
		if s.timed {
			row.Duration = r.shown(s.length)
		}
		rows = append(rows, row)
	}
	return rows
}
