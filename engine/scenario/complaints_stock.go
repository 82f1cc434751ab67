package scenario

import (
	"sandtable/engine/problem"
)

func (c *critic) stock() {
	for _, id := range sorted(c.scenario.Stock) {
		at := path{"stock", id}
		c.id(path{"stock"}, id)
		s := c.scenario.Stock[id]
		if s == nil {
			continue
		}
		c.drawn(at.to("leadTime"), s.LeadTime, false)
		c.usesCalendar(at, s.Calendar)
		switch {
		case s.OrderUpTo == 0 && s.ReorderAt > 0:
			c.add(at.to("reorderAt"), "reorder-without-amount", problem.Say("It is to be ordered, but not how much.", "设置了再订货点，但没有说明补到多少。"),
				problem.Say("Give orderUpTo.", "请设置 orderUpTo。"))
		case s.OrderUpTo > 0 && s.ReorderAt >= s.OrderUpTo:
			c.add(at.to("orderUpTo"), "reorder-nothing", problem.Say("It is ordered at %g, but only up to %g.", "库存降到 %g 时订货，却只补到 %g。", s.ReorderAt, s.OrderUpTo),
				problem.Say("Order up to more than that.", "补货目标须大于再订货点。"))
		}
	}
}

// takes refuses stock that is not there, or of which there is never enough.
func (c *critic) takes(at path, t *Task) {
	for _, id := range sorted(t.Uses) {
		s, at := c.scenario.Stock[id], at.to("uses", id)
		if s == nil {
			c.noStock(at, id)
			continue
		}
		if most := max(s.Initial, s.OrderUpTo); t.Uses[id] > most && !c.made[id] {
			c.add(at, "uses-too-much", problem.Say("%g are needed, but there are never more than %g.", "需要 %g，但库存最多只有 %g。", t.Uses[id], most),
				problem.Say("Order up to more, or use less.", "请提高补货目标或减少消耗。"))
		}
	}
	for _, id := range sorted(t.Makes) {
		if c.scenario.Stock[id] == nil {
			c.noStock(at.to("makes", id), id)
		}
	}
}

func (c *critic) noStock(at path, id string) {
	c.unknown(at, "stock", problem.Say("There is no stock %q.", "没有名为 %q 的库存。", id), id, sorted(c.scenario.Stock))
}

// makers are the stocks that some task makes more of.
func (c *critic) makers() map[string]bool {
	made := map[string]bool{}
	for _, t := range c.scenario.Tasks {
		if t != nil {
			for id, amount := range t.Makes {
				made[id] = made[id] || amount > 0
			}
		}
	}
	return made
}
