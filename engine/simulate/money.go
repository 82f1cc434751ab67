package simulate

import (
	"math"
	"math/bits"
	"slices"

	"sandtable/engine/compile"
	"sandtable/engine/scenario"
)

// driver is what money is spent on, or comes from.
type driver uint8

const (
	labourCost driver = iota
	overtimeCost
	idleCost
	useCost
	fixedCost
	setupCost
	penaltyCost
	stockCost // units and orders
	holdingCost
	softwareCost
	revenue
	drivers
)

// DriverNames are the drivers of cost, and revenue, as reports name them, in the order
// of Result.Money.
var DriverNames = [drivers]string{"labour", "overtime", "idle", "perUse", "fixed", "setup", "penalties", "stock", "holding", "automation", "revenue"}

// spend enters money in the books of the run.
func (r *replication) spend(on driver, amount int64) { r.sample.money[on] += amount }

// charge books the stretch of work that ends now, so long, for everybody who did it.
func (r *replication) charge(it *item, spent int64) {
	if it.rest == nil {
		r.chargeOne(it, it.crew, it.seat, r.program.Work[it.place.Node].As[it.member], spent)
		return
	}
	r.chargeOne(it, it.crew, it.seat, r.roleOf(it, int(it.member)), spent)
	for k := it.mates; k != none; k = r.mates[k].next {
		m := &r.mates[k]
		r.chargeOne(it, m.crew, m.seat, m.role, spent)
	}
}

// between is the time that an item was worked on from one moment of a stretch to another.
func (r *replication) between(it *item, from, till int64) int64 {
	crew := &r.program.Crews[it.crew]
	switch {
	case it.team() != none:
		return workedTogether(r.hoursOf(it, false), from, till)
	case crew.Timeline.Always() || crew.AtEnd == scenario.Finish:
		return till - from
	}
	return crew.Timeline.Worked(from, till)
}

// chargeOne books a stretch of work of one person.
func (r *replication) chargeOne(it *item, id compile.CrewID, seat int32, role compile.RoleID, spent int64) {
	crew, to, at := &r.program.Crews[id], &r.sample.roles[role], &r.crews[id].seats[seat]
	r.attend(it, id, role, spent)
	if crew.AtEnd == scenario.Finish && !crew.Timeline.Always() {
		r.chargeOver(it, crew, to, at, spent)
		return
	}
	cost := int64(0)
	if crew.Rate != 0 {
		cost = share(crew, price(crew.Rate, spent))
		it.cost += cost
	}
	if it.started < r.sample.warm { // only what falls after the warm-up
		spent = r.between(it, r.sample.warm, r.now)
		cost = share(crew, price(crew.Rate, spent))
	}
	to.busy[it.kind] += spent
	to.labour += cost
	to.countDuty(it.kind, cost)
	at.books.by[it.kind] += spent
	at.books.paid += cost
}

// chargeOver books work that may have gone on beyond the shift.
func (r *replication) chargeOver(it *item, crew *compile.Crew, to *role, at *seat, spent int64) {
	over := spent - r.onShiftOf(it, crew, it.started)
	labour, overtime := share(crew, price(crew.Rate, spent-over)), share(crew, price(crew.Overtime, over))
	it.cost += labour + overtime
	if from := r.sample.warm; it.started < from {
		spent = r.between(it, from, r.now)
		over = spent - r.onShiftOf(it, crew, from)
		labour, overtime = share(crew, price(crew.Rate, spent-over)), share(crew, price(crew.Overtime, over))
	}
	to.busy[it.kind] += spent
	to.overtime += over
	to.labour += labour
	to.premium += overtime
	to.countDuty(it.kind, labour+overtime)
	at.books.by[it.kind] += spent
	at.books.over += over
	at.books.paid += labour + overtime
}

// countDuty books what RACI's duties cost beside the work itself.
func (to *role) countDuty(kind piece, cost int64) {
	if kind == consultation || kind == approval || kind == reading {
		to.duties += cost
	}
}

// onShiftOf is the part of the work on an item since some moment that fell into the shift
// of somebody who finishes in overtime.
func (r *replication) onShiftOf(it *item, crew *compile.Crew, from int64) int64 {
	if it.team() == none {
		return crew.Timeline.Worked(from, r.now)
	}
	hours := r.hoursOf(it, false)
	if !slices.Contains(hours, crew.Timeline) {
		r.hours = append(r.hours, crew.Timeline)
	}
	return workedTogether(r.hours, from, r.now)
}

// price is what work costs at a rate per hour, rounded to the nearest millionth.
func price(rate, work int64) int64 {
	const hour = 3600 * 1e9
	if rate == 0 || work <= 0 {
		return 0
	}
	high, low := bits.Mul64(uint64(rate), uint64(work))
	low, carry := bits.Add64(low, hour/2, 0)
	if high += carry; high >= hour/2 { // more than can be counted
		return math.MaxInt64 / 1000
	}
	quotient, _ := bits.Div64(high, low, hour)
	return int64(quotient)
}

// share is what one of the things costs that somebody does at once.
func share(c *compile.Crew, cost int64) int64 {
	if c.AtOnce > 1 {
		return cost / int64(c.AtOnce)
	}
	return cost
}
