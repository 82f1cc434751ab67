package rollout

import (
	"slices"
	"strings"
	"time"

	"sandtable/engine/problem"
)

// gate is what stands before the next step; nil where there is none.
func (r *Rollout) gate(s Status) *Gate {
	if s.Step+1 >= len(r.Plan.Steps) {
		return nil
	}
	return &r.Plan.Steps[s.Step+1].Before
}

// open says whether the next step may begin, and if not, which gate is closed.
func (r *Rollout) open(s Status, now time.Time) error {
	g := r.gate(s)
	if g == nil {
		return nil
	}
	if a := g.Approval; a != nil {
		if missing := max(a.Count, 1) - len(s.Approvals); missing > 0 {
			return problem.New("rollout.needs-approval", problem.Say("The next step lacks approval: %[1]d of %[2]d.", "下一步尚未通过审批：还差 %[1]d 人（共需 %[2]d 人）。", missing, max(a.Count, 1)), a.ask())
		}
	}
	ran := s.Ran
	if !s.running.IsZero() {
		ran += max(0, now.Sub(s.running))
	}
	if left := time.Duration(g.Wait) - ran; left > 0 {
		return problem.New("rollout.too-early", problem.Say("The step has to run until %s at least; pauses do not count.", "当前步骤至少须运行至 %s（暂停时间不计）。", now.Add(left).UTC().Format("2006-01-02 15:04 UTC")), problem.Say("Wait, or roll it back.", "请等待，或执行回滚。"))
	}
	return g.Limits.hold(s.Figures)
}

// Gates are the problems that keep the next step from beginning, all of them; none where it may begin, or where there is no next step.
func (r *Rollout) Gates(now time.Time) []*problem.Problem {
	all := []*problem.Problem{}
	s := r.Status()
	g := r.gate(s)
	if g == nil || !s.State.Open() {
		return all
	}
	for _, one := range []Gate{{Approval: g.Approval}, {Wait: g.Wait}, {Limits: g.Limits}} {
		alone := Rollout{Plan: r.Plan, Log: r.Log}
		alone.Plan.Steps = slices.Clone(r.Plan.Steps)
		alone.Plan.Steps[s.Step+1].Before = one
		if p := problem.Of(alone.open(s, now)); p != nil {
			all = append(all, p)
		}
	}
	return all
}

// hold says whether the figures are within the limits.
func (l *Limits) hold(f *Figures) error {
	say := func(message problem.Text) error {
		return problem.New("rollout.limit", message, problem.Say("Pause the rollout and look for the cause, report newer figures, or roll it back.", "请暂停并排查原因、上报最新数据，或执行回滚。"))
	}
	switch {
	case l == nil:
		return nil
	case f == nil:
		return problem.New("rollout.needs-report", problem.Say("Nothing was reported of this step yet.", "当前步骤尚无上报数据。"), problem.Say("Report cases, promises kept and defects of the units that have the new version.", "请上报已升级单位的案例数、SLA 达成比例和缺陷数。"))
	case f.Cases < l.Cases:
		return say(problem.Say("Cases reported: %d; it takes %d.", "上报仅含 %d 个案例，至少需要 %d 个。", f.Cases, l.Cases))
	case f.Kept < l.Kept:
		return say(problem.Say("%.1f%% of the promises were kept; it takes %.1f%%.", "SLA 达成率为 %.1f%%，要求不低于 %.1f%%。", 100*f.Kept, 100*l.Kept))
	case l.Defects != nil && f.Defects > *l.Defects:
		return say(problem.Say("Defects: %d; at most %d are tolerated.", "已有 %d 个缺陷，最多容许 %d 个。", f.Defects, *l.Defects))
	}
	return nil
}

// mayApprove says whether somebody's approval counts for the next step.
func (r *Rollout) mayApprove(s Status, by string) error {
	g := r.gate(s)
	switch {
	case g == nil || g.Approval == nil:
		return problem.New("rollout.no-approval", problem.Say("The next step asks for no approval.", "下一步不需要审批。"), problem.Say("Just advance.", "直接推进即可。"))
	case len(g.Approval.By) > 0 && !slices.ContainsFunc(g.Approval.By, func(name string) bool { return who(name) == who(by) }):
		return problem.New("rollout.not-approver", problem.Say("%s is not among those who approve the next step.", "%s 不在下一步的审批人名单中。", by), g.Approval.ask())
	case slices.ContainsFunc(s.Approvals, func(name string) bool { return who(name) == who(by) }):
		return problem.New("rollout.approved-twice", problem.Say("%s has approved the next step already.", "%s 已审批过下一步。", by), g.Approval.ask())
	}
	return nil
}

// ask is whom to ask.
func (a *Approval) ask() problem.Text {
	if len(a.By) == 0 {
		return problem.Say("Ask somebody who may release.", "请联系有发布权限的人员审批。")
	}
	return problem.Say("It takes %d of: %s.", "需要 %d 人审批，名单：%s。", max(a.Count, 1), strings.Join(a.By, ", "))
}
