package compile

import (
	"maps"
	"math"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

func (c *compiler) stocks() error {
	c.stock = map[string]StockID{}
	for _, id := range slices.Sorted(maps.Keys(c.scenario.Stock)) {
		s := c.scenario.Stock[id]
		lead, err := c.sampler("lead time of "+id, s.LeadTime, 1)
		if err != nil {
			return err
		}
		c.stock[id] = StockID(len(c.program.Stocks))
		c.program.Stocks = append(c.program.Stocks, Stock{ID: id, Name: named(s.Name, id),
			Initial: thousandths(s.Initial), ReorderAt: thousandths(s.ReorderAt), UpTo: thousandths(s.OrderUpTo),
			Lead: lead, Timeline: c.timelines[s.Calendar], CostPerUnit: int64(s.CostPerUnit), CostPerOrder: int64(s.CostPerOrder),
			HoldingADay: int64(s.HoldingPerUnitDay), Draw: number(model.ID("stock:"+id), c.numbers)})
	}
	return nil
}

func thousandths(x float64) int64 { return int64(math.Round(x * 1000)) }

func (c *compiler) stocked(m *More, _ token.NodeID, t *scenario.Task) (bool, error) {
	m.Uses, m.Makes = c.amounts(t.Uses), c.amounts(t.Makes)
	return len(m.Uses)+len(m.Makes) > 0, nil
}

func (c *compiler) amounts(of map[string]float64) []Amount {
	var all []Amount
	for _, id := range slices.Sorted(maps.Keys(of)) {
		all = append(all, Amount{c.stock[id], thousandths(of[id])})
	}
	return all
}
