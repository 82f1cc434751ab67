package simulate

// list is items one after the other: a queue, the pool of a batch, those who wait for a
// stock. An item stands in one at most.
type list struct{ head, tail int32 }

// insert puts an item behind another one, or before all for none.
func (r *replication) insert(l *list, i, after int32) {
	it := &r.items[i]
	it.prev = after
	if after == none {
		it.next, l.head = l.head, i
	} else {
		it.next, r.items[after].next = r.items[after].next, i
	}
	if it.next == none {
		l.tail = i
	} else {
		r.items[it.next].prev = i
	}
}

// remove takes an item out, wherever it stands. It still knows who stood beside it.
func (r *replication) remove(l *list, i int32) {
	it := &r.items[i]
	if it.prev == none {
		l.head = it.next
	} else {
		r.items[it.prev].next = it.next
	}
	if it.next == none {
		l.tail = it.prev
	} else {
		r.items[it.next].prev = it.prev
	}
}
