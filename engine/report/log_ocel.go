package report

import (
	"maps"
	"slices"
	"strconv"

	"sandtable/engine/compile"
	"sandtable/engine/condition"
	"sandtable/engine/simulate"
)

// ocelLog writes OCEL 2.0 as JSON: events go straight out, an event for each piece of work
// when it is over and for whatever else happens. Objects have to stand together as well,
// so cases wait in the spool from their end on; persons, roles and batches are listed
// at the end.
type ocelLog struct {
	out   *sink
	spool *sink
	store Spool
	*words
	clock   *logClock
	persons [][][]byte // ids, by crew, then person
	roleIDs [][]byte
	open    map[int64][]byte // what is known of cases: their attributes, as JSON
	spare   [][]byte
	events  int64
	objects int64
	batches int64
}

func newOCEL(out *sink, store Spool, p *compile.Program) *ocelLog {
	l := &ocelLog{out: out, spool: newSink(store), store: store, words: newWords(p, jsonText), clock: newLogClock(p.Start), open: map[int64][]byte{}}
	taken := map[string]bool{}
	for i := range p.Crews {
		var ids [][]byte
		for _, name := range p.Crews[i].Names {
			ids = append(ids, jsonText(unique("person:"+name, taken)))
		}
		l.persons = append(l.persons, ids)
	}
	for i := range p.Roles {
		l.roleIDs = append(l.roleIDs, jsonText(unique("role:"+p.Roles[i].ID, taken)))
	}
	out.b = l.types(out.b)
	return l
}

// unique is an id that nothing else has.
func unique(id string, taken map[string]bool) string {
	name := id
	for n := 2; taken[name]; n++ {
		name = id + " (" + strconv.Itoa(n) + ")"
	}
	taken[name] = true
	return name
}

// ocelEventAttributes are the same for all types of events.
const ocelEventAttributes = `[{"name":"kind","type":"string"},{"name":"outcome","type":"string"},{"name":"enabled","type":"time"},` +
	`{"name":"started","type":"time"},{"name":"cost","type":"float"},{"name":"failedAttempts","type":"integer"},` +
	`{"name":"trigger","type":"string"},{"name":"element","type":"string"}]`

func (l *ocelLog) types(b []byte) []byte {
	b = append(b, "{\"objectTypes\":[\n{\"name\":\"case\",\"attributes\":[{\"name\":\"start\",\"type\":\"string\"},{\"name\":\"outcome\",\"type\":\"string\"},{\"name\":\"cost\",\"type\":\"float\"}"...)
	for i := range l.data {
		b = append(b, `,{"name":"data.`...)
		b = append(b, jsonText(l.data[i].name)...)
		b = append(b, `","type":"`...)
		b = append(b, ocelTypes[l.data[i].kind]...)
		b = append(b, `"}`...)
	}
	b = append(b, "]},\n{\"name\":\"person\",\"attributes\":[{\"name\":\"name\",\"type\":\"string\"}]},\n{\"name\":\"role\",\"attributes\":[{\"name\":\"name\",\"type\":\"string\"}]},\n{\"name\":\"batch\",\"attributes\":[]}],\n\"eventTypes\":["...)
	for i, label := range slices.Sorted(maps.Keys(l.activities())) {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, "\n{\"name\":\""...)
		b = append(b, label...)
		b = append(b, `","attributes":`...)
		b = append(b, ocelEventAttributes...)
		b = append(b, '}')
	}
	return append(b, "],\n\"events\":["...)
}

// activities are the names of all that can happen.
func (l *ocelLog) activities() map[string]bool {
	names := map[string]bool{}
	for i := range l.labels {
		names[string(l.labels[i])] = true
		m := l.program.Work[i].More
		if m != nil && m.Promise != nil || l.program.Promise != nil {
			names[string(l.duties[simulate.Escalation][i])] = true
		}
		if m == nil {
			continue
		}
		for kind, duties := range map[simulate.RecordKind][]compile.Duty{simulate.Consultation: m.Consult, simulate.Approval: m.Approve, simulate.Reading: m.Inform} {
			if len(duties) > 0 {
				names[string(l.duties[kind][i])] = true
			}
		}
	}
	return names
}

var ocelTypes = [...]string{condition.Number: "float", condition.Integer: "integer", condition.Boolean: "boolean", condition.Text: "string"}

func (l *ocelLog) add(r *simulate.Record) error {
	switch r.Kind {
	case simulate.CaseBegan:
		l.begin(r)
	case simulate.CaseEnded:
		return l.end(r)
	default:
		if len(r.Writes) > 0 {
			l.write(r)
		}
	}
	l.event(r)
	return l.out.settle()
}

// begin opens a case with its first data.
func (l *ocelLog) begin(r *simulate.Record) {
	var b []byte
	if n := len(l.spare); n > 0 {
		b = l.spare[n-1]
		l.spare = l.spare[:n-1]
	}
	b = append(b[:0], `{"name":"start","time":"`...)
	b = l.clock.append(b, r.At)
	b = append(b, `","value":"`...)
	b = append(b, l.labels[r.Node]...)
	b = append(b, `"}`...)
	for i := range l.data {
		b = l.change(b, &l.data[i], r)
	}
	l.open[r.Case] = b
}

// write adds what a task has written to its case.
func (l *ocelLog) write(r *simulate.Record) {
	b := l.open[r.Case]
	for k := range r.Writes {
		i := slices.IndexFunc(l.data, func(v variable) bool { return v.slot == r.Writes[k].Slot })
		b = l.change(b, &l.data[i], r)
	}
	l.open[r.Case] = b
}

// change is a variable's value from now on.
func (l *ocelLog) change(b []byte, v *variable, r *simulate.Record) []byte {
	b = append(b, `,{"name":"data.`...)
	b = append(b, jsonText(v.name)...)
	b = append(b, `","time":"`...)
	b = l.clock.append(b, r.At)
	b = append(b, `","value":`...)
	if v.kind == condition.Text {
		b = append(b, '"')
		b = l.value(b, v, r.Row[v.slot])
		return append(b, `"}`...)
	}
	b = l.value(b, v, r.Row[v.slot])
	return append(b, '}')
}

// end hands a case to the spool.
func (l *ocelLog) end(r *simulate.Record) error {
	attributes := l.open[r.Case]
	b := append(l.separate(l.spool.b), `{"id":"case:`...)
	b = strconv.AppendInt(b, r.Case, 10)
	b = append(b, `","type":"case","attributes":[`...)
	b = append(b, attributes...)
	b = append(b, `,{"name":"outcome","time":"`...)
	b = l.clock.append(b, ends(r))
	b = append(b, `","value":"`...)
	b = append(b, outcomeNames[r.Outcome]...)
	b = append(b, `"},{"name":"cost","time":"`...)
	b = l.clock.append(b, ends(r))
	b = append(b, `","value":`...)
	b = appendMoney(b, r.Cost)
	l.spool.b = append(b, "}]}"...)
	delete(l.open, r.Case)
	l.spare = append(l.spare, attributes)
	return l.spool.settle()
}

// separate goes on to the next object.
func (l *ocelLog) separate(b []byte) []byte {
	if l.objects++; l.objects > 1 {
		b = append(b, ',')
	}
	return append(b, '\n')
}

func (l *ocelLog) event(r *simulate.Record) {
	b := l.out.b
	if l.events++; l.events > 1 {
		b = append(b, ',')
	}
	b = append(b, "\n{\"id\":\"e"...)
	b = strconv.AppendInt(b, l.events, 10)
	b = append(b, `","type":"`...)
	b = append(b, l.activity(r)...)
	b = append(b, `","time":"`...)
	b = l.clock.append(b, r.At)
	b = append(b, `","attributes":[{"name":"kind","value":"`...)
	b = append(b, kindNames[r.Kind]...)
	b = append(b, `"},{"name":"outcome","value":"`...)
	b = append(b, outcomeOf(r)...)
	b = append(b, `"},{"name":"element","value":"`...)
	b = append(b, l.elements[r.Node]...)
	b = append(b, `"}`...)
	b = l.moment(b, "enabled", r.Enabled)
	b = l.moment(b, "started", r.Started)
	if r.Kind.IsWork() {
		b = append(b, `,{"name":"cost","value":`...)
		b = appendMoney(b, r.Cost)
		b = append(b, '}')
	}
	if r.Tries > 0 {
		b = append(b, `,{"name":"failedAttempts","value":`...)
		b = strconv.AppendInt(b, int64(r.Tries), 10)
		b = append(b, '}')
	}
	if trigger := triggerOf(r); trigger != "" {
		b = append(b, `,{"name":"trigger","value":"`...)
		b = append(b, trigger...)
		b = append(b, `"}`...)
	}
	b = append(b, `],"relationships":[{"objectId":"case:`...)
	b = strconv.AppendInt(b, r.Case, 10)
	b = append(b, `","qualifier":"case"}`...)
	b = l.doers(b, r)
	if r.Batch != 0 {
		l.batches = max(l.batches, r.Batch)
		b = append(b, `,{"objectId":"batch:`...)
		b = strconv.AppendInt(b, r.Batch, 10)
		b = append(b, `","qualifier":"batch"}`...)
	}
	l.out.b = append(b, "]}"...)
}

func (l *ocelLog) moment(b []byte, name string, at int64) []byte {
	if at == simulate.Never {
		return b
	}
	b = append(b, `,{"name":"`...)
	b = append(b, name...)
	b = append(b, `","value":"`...)
	b = l.clock.append(b, at)
	return append(b, `"}`...)
}

// doers relates an event to those who did the work, and to the roles in which they did.
func (l *ocelLog) doers(b []byte, r *simulate.Record) []byte {
	if r.Crew == compile.None {
		return b
	}
	b = relate(b, l.persons[r.Crew][r.Person], "performer")
	b = relate(b, l.roleIDs[r.Role], "role")
	for i := range r.Others {
		o := &r.Others[i]
		b = relate(b, l.persons[o.Crew][o.Person], "other performer")
		b = relate(b, l.roleIDs[o.Role], "role of other performer")
	}
	return b
}

func relate(b, object []byte, qualifier string) []byte {
	b = append(b, `,{"objectId":"`...)
	b = append(b, object...)
	b = append(b, `","qualifier":"`...)
	b = append(b, qualifier...)
	return append(b, `"}`...)
}

func (l *ocelLog) close() error {
	l.out.b = append(l.out.b, "],\n\"objects\":["...)
	if err := l.spool.flush(); err != nil {
		return err
	}
	if err := l.out.copyFrom(l.store, l.spool.taken); err != nil {
		return err
	}
	b := l.out.b
	for i := range l.persons {
		for k, id := range l.persons[i] {
			b = l.named(b, id, "person", l.people[i][k])
			b = append(b, `,"relationships":[`...)
			for n, role := range l.program.Crews[i].Roles {
				if n > 0 {
					b = append(b, ',')
				}
				b = append(b, `{"objectId":"`...)
				b = append(b, l.roleIDs[role]...)
				b = append(b, `","qualifier":"has role"}`...)
			}
			b = append(b, "]}"...)
		}
	}
	for i, id := range l.roleIDs {
		b = l.named(b, id, "role", l.roles[i])
		b = append(b, '}')
	}
	l.out.b = b
	for n := int64(1); n <= l.batches; n++ {
		l.out.b = append(l.separate(l.out.b), `{"id":"batch:`...)
		l.out.b = strconv.AppendInt(l.out.b, n, 10)
		l.out.b = append(l.out.b, `","type":"batch","attributes":[]}`...)
		if err := l.out.settle(); err != nil {
			return err
		}
	}
	l.out.b = append(l.out.b, "]}\n"...)
	return nil
}

// named is the beginning of an object that has nothing but a name.
func (l *ocelLog) named(b, id []byte, kind string, name []byte) []byte {
	b = append(l.separate(b), `{"id":"`...)
	b = append(b, id...)
	b = append(b, `","type":"`...)
	b = append(b, kind...)
	b = append(b, `","attributes":[{"name":"name","time":"1970-01-01T00:00:00Z","value":"`...)
	b = append(b, name...)
	return append(b, `"}]`...)
}
