package rollout

import "sandtable/engine/problem"

var states = map[State]problem.Text{
	Planned:    {EN: "planned", ZH: "待开始"},
	Running:    {EN: "running", ZH: "进行中"},
	Paused:     {EN: "paused", ZH: "已暂停"},
	Done:       {EN: "done", ZH: "已完成"},
	Aborted:    {EN: "aborted", ZH: "已中止"},
	RolledBack: {EN: "rolled back", ZH: "已回滚"},
}

// In is the state in one language.
func (s State) In(l problem.Language) string { return states[s].In(l) }

var kinds = map[Kind]problem.Text{
	Approve:  {EN: "approve", ZH: "审批"},
	Start:    {EN: "start", ZH: "开始"},
	Advance:  {EN: "advance", ZH: "推进"},
	Pause:    {EN: "pause", ZH: "暂停"},
	Resume:   {EN: "resume", ZH: "继续"},
	Report:   {EN: "report", ZH: "上报数据"},
	Abort:    {EN: "abort", ZH: "中止"},
	RollBack: {EN: "roll back", ZH: "回滚"},
}

// In is what is done, in one language.
func (k Kind) In(l problem.Language) string { return kinds[k].In(l) }

var reasons = map[Reason]problem.Text{
	ByChannel: {EN: "what the channel stands at", ZH: "通道当前版本"},
	ByShare:   {EN: "within the share of the rollout", ZH: "已纳入灰度比例"},
	ByList:    {EN: "listed in the rollout", ZH: "在灰度名单中"},
	Waiting:   {EN: "the rollout has not come to this unit yet", ZH: "灰度尚未覆盖该单位"},
	Overtaken: {EN: "the channel was moved by hand, past the rollout", ZH: "通道已被手动切换，灰度不再生效"},
}

// In is the reason in one language.
func (r Reason) In(l problem.Language) string { return reasons[r].In(l) }
