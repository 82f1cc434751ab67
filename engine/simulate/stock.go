package simulate

import (
	"math"
	"math/bits"

	"sandtable/engine/compile"
	"sandtable/engine/random"
)

// shelf is a stock in a run. Amounts are in thousandths.
type shelf struct {
	there   int64
	ordered int64 // on its way
	wanted  int64 // by those that wait, for this stock or another
	orders  uint32
	list    // executions that wait for it, in the order they came
	level   level
}

// delivery is an order on its way.
type delivery struct {
	stock  compile.StockID
	amount int64
}

func (r *replication) resetStock() {
	r.deliveries, r.spareDeliveries = r.deliveries[:0], r.spareDeliveries[:0]
	for i := range r.shelves {
		s := &r.shelves[i]
		books := s.level
		*s = shelf{there: r.program.Stocks[i].Initial, list: list{none, none}, level: books}
		s.level.reset()
		s.level.now = s.there
	}
	for i := range r.shelves {
		r.reorder(compile.StockID(i))
	}
}

// draw takes what an execution uses up; where something of it is missing, it waits.
func (r *replication) draw(i int32, uses []compile.Amount) bool {
	for _, use := range uses {
		if s := &r.shelves[use.Stock]; s.head != none || s.there < use.Amount {
			r.items[i].asked = r.now
			r.want(uses, 1)
			r.lack(i, use.Stock)
			return false
		}
	}
	r.consume(i, uses)
	return true
}

// want counts what an execution that waits wants; with sign -1, no longer wants.
func (r *replication) want(uses []compile.Amount, sign int64) {
	for _, use := range uses {
		r.shelves[use.Stock].wanted += sign * use.Amount
		r.reorder(use.Stock)
	}
}

// consume takes an execution's stock off the shelves, all of it at once.
func (r *replication) consume(i int32, uses []compile.Amount) {
	for _, use := range uses {
		s := &r.shelves[use.Stock]
		s.there -= use.Amount
		s.level.step(r.now, -use.Amount)
		cost := proportion(r.program.Stocks[use.Stock].CostPerUnit, use.Amount, 1000)
		r.items[i].cost += cost
		r.spend(stockCost, cost)
		r.reorder(use.Stock)
	}
}

// lack lets an execution wait for a stock, behind those that came before.
func (r *replication) lack(i int32, id compile.StockID) {
	it, s := &r.items[i], &r.shelves[id]
	it.state, it.lacks = stocking, id
	r.insert(&s.list, i, s.tail)
	r.sample.stocks[id].missed++
}

// leaveStock lets an execution do without what it waits for.
func (r *replication) leaveStock(i int32) {
	r.unshelve(i)
	r.want(r.program.Work[r.items[i].place.Node].More.Uses, -1)
}

// unshelve takes an execution off those that wait for a stock.
func (r *replication) unshelve(i int32) {
	r.remove(&r.shelves[r.items[i].lacks].list, i)
}

// reorder orders up to the level wanted when the inventory position, which is what is
// there and on its way less what is waited for, has fallen to the reorder point: the
// policy (s,S) with backorders (Zipkin 2000, “Foundations of Inventory Management”, §6.2).
func (r *replication) reorder(id compile.StockID) {
	s, p := &r.shelves[id], &r.program.Stocks[id]
	position := s.there + s.ordered - s.wanted
	if p.UpTo == 0 || position > p.ReorderAt || position >= p.UpTo || r.fault != nil {
		return
	}
	amount := p.UpTo - position
	s.ordered += amount
	s.orders++
	r.sample.stocks[id].orders++
	r.spend(stockCost, p.CostPerOrder)
	lead := int64(0)
	if p.Lead != nil {
		lead = r.nanoseconds(p.Lead.Quantile(r.stream.Uniform(random.Draw{Case: uint64(s.orders), Element: p.Draw, Purpose: random.Delay})))
	}
	if at := p.Timeline.Add(r.now, lead); !r.tooLong(at) {
		r.agenda.plan(at, delivering, r.openDelivery(delivery{id, amount}), 0)
	}
}

func (r *replication) openDelivery(d delivery) int32 {
	if n := len(r.spareDeliveries); n > 0 {
		i := r.spareDeliveries[n-1]
		r.spareDeliveries = r.spareDeliveries[:n-1]
		r.deliveries[i] = d
		return i
	}
	r.deliveries = append(r.deliveries, d)
	return int32(len(r.deliveries) - 1)
}

// deliverStock puts a delivery on its shelf.
func (r *replication) deliverStock(which int32) {
	d := r.deliveries[which]
	r.spareDeliveries = append(r.spareDeliveries, which)
	r.shelves[d.stock].ordered -= d.amount
	r.restock(d.stock, d.amount)
}

// restock adds to a stock, for which those go on that have waited longest. One that then
// lacks another stock waits there, and lets those behind it by.
func (r *replication) restock(id compile.StockID, amount int64) {
	s := &r.shelves[id]
	s.there += amount
	s.level.step(r.now, amount)
	for s.head != none && r.fault == nil {
		i := s.head
		uses := r.program.Work[r.items[i].place.Node].More.Uses
		missing := r.missing(uses)
		if missing == id {
			return
		}
		r.unshelve(i)
		if missing != compile.None {
			r.lack(i, missing)
			continue
		}
		for _, use := range uses { // what was wanted is taken: the position stays
			r.shelves[use.Stock].wanted -= use.Amount
		}
		it := &r.items[i]
		it.waits[ForStock] += r.now - it.asked
		r.consume(i, uses)
		r.supplied(i)
	}
}

// missing is the first stock of which there is too little; None.
func (r *replication) missing(uses []compile.Amount) compile.StockID {
	for _, use := range uses {
		if r.shelves[use.Stock].there < use.Amount {
			return use.Stock
		}
	}
	return compile.None
}

// proportion is a rate times an amount over what it is a rate of, rounded to the nearest.
func proportion(rate, amount, of int64) int64 {
	high, low := bits.Mul64(uint64(rate), uint64(amount))
	low, carry := bits.Add64(low, uint64(of)/2, 0)
	if high += carry; high >= uint64(of) {
		return math.MaxInt64
	}
	quotient, _ := bits.Div64(high, low, uint64(of))
	return int64(min(quotient, math.MaxInt64))
}
