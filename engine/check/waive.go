package check

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// WaiverOver is the rule of findings about waivers that do not hold any more.
const WaiverOver = "waiver.over"

// waive notes on each finding the waiver that covers it, and says which waivers are over. What makes a run
// impossible cannot be waived.
func waive(s *finding.Subject, found finding.Findings) finding.Findings {
	if len(s.Policy.Waivers) == 0 {
		return nil
	}
	home := homes(s.File)
	var more finding.Findings
	for i := range found {
		f := &found[i]
		if f.Blocks {
			continue
		}
		w, over := s.Policy.Waived(f, home[f.Element])
		if f.Waiver = w; over {
			x := finding.Finding{Rule: WaiverOver, Severity: finding.Info, Element: f.Element, At: f.At,
				Message: problem.Text{EN: "The waiver of this finding is over: " + f.Message.EN, ZH: "该问题的豁免已到期：" + f.Message.ZH},
				Hint:    problem.Say("Mend it, or waive it anew.", "请修复，或重新豁免。")}
			more = append(more, x)
		}
	}
	return more
}

// homes are the processes that elements belong to.
func homes(d *model.Definitions) map[model.ID]model.ID {
	home := map[model.ID]model.ID{}
	for _, p := range d.Processes {
		p.EveryID(func(b *model.Base) { home[b.ID] = p.ID })
		p.Lanes(func(l *model.Lane) { home[l.ID] = p.ID })
	}
	return home
}
