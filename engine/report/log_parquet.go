package report

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"sandtable/engine/compile"
	"sandtable/engine/condition"
	"sandtable/engine/model"
	"sandtable/engine/simulate"
)

// parquetLog writes what a CSV log has as typed columns, and a row for each case when it
// ends: instants in UTC to the microsecond, money as DECIMAL(18,6), a column for each
// variable of a case. Rows are gathered by column and handed on in row groups of so many.
type parquetLog struct {
	out      *sink
	writer   *parquet.GenericWriter[any]
	columns  []*parquet.ColumnWriter
	rows     [][]parquet.Value // by column: those not handed on yet
	gathered int               // of rows
	grouped  int               // rows handed on, of the present row group
	*words
	start int64 // microseconds since 1970
	names parquetNames
	nulls []parquet.Value // by column
}

// parquetNames are the texts of records as values, made once.
type parquetNames struct {
	labels, elements, roles []parquet.Value
	duties                  [simulate.Failed][]parquet.Value
	people                  [][]parquet.Value
	kinds                   [len(kindNames)]parquet.Value
	outcomes                [len(outcomeNames)]parquet.Value
}

const (
	rowsAtOnce  = 1 << 10
	rowsInGroup = 1 << 17
)

// The columns, in order; those of variables follow.
const (
	caseColumn = iota
	activityColumn
	enableColumn
	startColumn
	endColumn
	resourceColumn
	roleColumn
	othersColumn
	kindColumn
	outcomeColumn
	costColumn
	batchColumn
	elementColumn
	triggerColumn
	failedColumn
	fixedColumns
)

// parquetFields are the columns as parquet-go reads them from a struct's tags.
var parquetFields = [fixedColumns]struct {
	tag string
	of  reflect.Type
}{
	caseColumn:     {"case_id,delta", reflect.TypeFor[int64]()},
	activityColumn: {"activity,dict", reflect.TypeFor[string]()},
	enableColumn:   {"enable_time,optional,delta,timestamp(microsecond:utc)", reflect.TypeFor[int64]()},
	startColumn:    {"start_time,optional,delta,timestamp(microsecond:utc)", reflect.TypeFor[int64]()},
	endColumn:      {"end_time,optional,delta,timestamp(microsecond:utc)", reflect.TypeFor[int64]()},
	resourceColumn: {"resource,optional,dict", reflect.TypeFor[string]()},
	roleColumn:     {"role,optional,dict", reflect.TypeFor[string]()},
	othersColumn:   {"others,optional,dict", reflect.TypeFor[string]()},
	kindColumn:     {"kind,dict", reflect.TypeFor[string]()},
	outcomeColumn:  {"outcome,dict", reflect.TypeFor[string]()},
	costColumn:     {"cost,optional,decimal(6:18)", reflect.TypeFor[int64]()},
	batchColumn:    {"batch,optional", reflect.TypeFor[int64]()},
	elementColumn:  {"element,dict", reflect.TypeFor[string]()},
	triggerColumn:  {"trigger,optional,dict", reflect.TypeFor[string]()},
	failedColumn:   {"failed_attempts,optional", reflect.TypeFor[int64]()},
}

var parquetTypes = [...]reflect.Type{
	condition.Number: reflect.TypeFor[float64](), condition.Integer: reflect.TypeFor[int64](),
	condition.Boolean: reflect.TypeFor[bool](), condition.Text: reflect.TypeFor[string](),
}

func newParquet(out *sink, p *compile.Program) *parquetLog {
	l := &parquetLog{out: out, words: newWords(p, validText), start: p.Start.UnixMicro()}
	var fields []reflect.StructField
	for _, f := range parquetFields {
		fields = append(fields, parquetField(len(fields), f.tag, f.of))
	}
	for i := range l.data {
		tag := "data." + l.data[i].name + ",optional"
		if l.data[i].kind == condition.Text {
			tag += ",dict"
		}
		fields = append(fields, parquetField(len(fields), tag, parquetTypes[l.data[i].kind]))
	}
	schema := parquet.NewSchema("events", parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface()))
	options := []parquet.WriterOption{schema, parquet.Compression(&zstd.Codec{Level: zstd.SpeedFastest}), parquet.PageBufferSize(64 << 10),
		parquet.WriteBufferSize(0), parquet.CreatedBy("Sandtable", "", ""),
		parquet.KeyValueMetadata("sandtable.currency", p.Scenario.Currency), parquet.KeyValueMetadata("sandtable.zone", p.Scenario.Zone)}
	for _, column := range schema.Columns() { // least and greatest texts of a page help nobody, and take time to find
		if leaf, ok := schema.Lookup(column...); ok && leaf.Node.Type().Kind() == parquet.ByteArray {
			options = append(options, parquet.SkipPageBounds(column...))
		}
	}
	l.writer = parquet.NewGenericWriter[any](out, options...)
	l.columns = l.writer.ColumnWriters()
	l.rows = make([][]parquet.Value, len(fields))
	for i := range l.rows {
		l.rows[i] = make([]parquet.Value, 0, rowsAtOnce)
		l.nulls = append(l.nulls, parquet.Value{}.Level(0, 0, i))
	}
	l.name()
	return l
}

func parquetField(i int, tag string, of reflect.Type) reflect.StructField {
	return reflect.StructField{Name: "C" + strconv.Itoa(i), Type: of, Tag: reflect.StructTag("parquet:" + strconv.Quote(tag))}
}

// validText is a text without what is no UTF-8.
func validText(s string) []byte { return []byte(strings.ToValidUTF8(s, "\uFFFD")) }

// name makes values of all texts that records speak of.
func (l *parquetLog) name() {
	n := &l.names
	for i := range l.labels {
		n.labels = append(n.labels, parquetText(activityColumn, l.labels[i]))
		n.elements = append(n.elements, parquetText(elementColumn, l.elements[i]))
	}
	for kind := range l.duties {
		for _, name := range l.duties[kind] {
			n.duties[kind] = append(n.duties[kind], parquetText(activityColumn, name))
		}
	}
	for i := range l.roles {
		n.roles = append(n.roles, parquetText(roleColumn, l.roles[i]))
	}
	for i, name := range kindNames {
		n.kinds[i] = parquetText(kindColumn, []byte(name))
	}
	for i, name := range outcomeNames {
		n.outcomes[i] = parquetText(outcomeColumn, []byte(name))
	}
	n.people = make([][]parquet.Value, len(l.people))
	for i := range l.people {
		for _, name := range l.people[i] {
			n.people[i] = append(n.people[i], parquetText(resourceColumn, name))
		}
	}
}

func parquetText(column int, text []byte) parquet.Value {
	return parquet.ByteArrayValue(text).Level(0, parquetLevels[column], column)
}

// parquetLevels are the definition levels of values in the fixed columns: 1 where there may be none.
var parquetLevels = [fixedColumns]int{
	enableColumn: 1, startColumn: 1, endColumn: 1, resourceColumn: 1, roleColumn: 1, othersColumn: 1, costColumn: 1, batchColumn: 1, triggerColumn: 1, failedColumn: 1,
}

func (l *parquetLog) add(r *simulate.Record) error {
	n := &l.names
	l.put(caseColumn, parquet.Int64Value(r.Case))
	activity := n.labels[r.Node]
	if r.Kind.IsWork() && r.Kind != simulate.Execution {
		activity = n.duties[r.Kind][r.Node]
	}
	l.rows[activityColumn] = append(l.rows[activityColumn], activity)
	l.instant(enableColumn, r.Enabled)
	l.instant(startColumn, r.Started)
	switch r.Kind {
	case simulate.CaseBegan:
		l.instant(endColumn, r.Started)
	case simulate.Failed:
		l.instant(endColumn, r.At)
	default:
		l.instant(endColumn, r.Ended)
	}
	l.who(r)
	l.rows[kindColumn] = append(l.rows[kindColumn], n.kinds[r.Kind])
	how := r.Outcome
	if r.Kind == simulate.Failed {
		how = simulate.Failure
	}
	l.rows[outcomeColumn] = append(l.rows[outcomeColumn], n.outcomes[how])
	l.number(costColumn, r.Cost, r.Cost != 0 || r.Kind.IsWork() || r.Kind == simulate.CaseEnded)
	l.number(batchColumn, r.Batch, r.Batch != 0)
	l.rows[elementColumn] = append(l.rows[elementColumn], n.elements[r.Node])
	l.trigger(r)
	l.number(failedColumn, int64(r.Tries), r.Kind == simulate.Execution || r.Kind == simulate.Failed)
	for i := range l.data {
		l.variable(fixedColumns+i, &l.data[i], r.Row)
	}
	if l.gathered++; l.gathered == rowsAtOnce {
		return l.handOn()
	}
	return nil
}

// put adds a value to a column, for the row at hand.
func (l *parquetLog) put(column int, v parquet.Value) {
	l.rows[column] = append(l.rows[column], v.Level(0, parquetLevels[column], column))
}

// absent leaves a column without a value, for the row at hand.
func (l *parquetLog) absent(column int) {
	l.rows[column] = append(l.rows[column], l.nulls[column])
}

// number adds a number to a column, where there is one.
func (l *parquetLog) number(column int, x int64, there bool) {
	if !there {
		l.absent(column)
		return
	}
	l.put(column, parquet.Int64Value(x))
}

func (l *parquetLog) instant(column int, at int64) {
	l.number(column, l.start+at/1000, at != simulate.Never)
}

// who adds the one who did the work, in which role, and who did it with them.
func (l *parquetLog) who(r *simulate.Record) {
	if r.Crew == compile.None {
		l.absent(resourceColumn)
		l.absent(roleColumn)
		l.absent(othersColumn)
		return
	}
	l.rows[resourceColumn] = append(l.rows[resourceColumn], l.names.people[r.Crew][r.Person])
	l.rows[roleColumn] = append(l.rows[roleColumn], l.names.roles[r.Role])
	switch len(r.Others) {
	case 0:
		l.absent(othersColumn)
	case 1:
		l.put(othersColumn, l.names.people[r.Others[0].Crew][r.Others[0].Person])
	default:
		l.put(othersColumn, parquet.ByteArrayValue(validText(othersOf(l.program, r))))
	}
}

func (l *parquetLog) trigger(r *simulate.Record) {
	if r.Event == model.UnknownEvent {
		l.absent(triggerColumn)
		return
	}
	l.put(triggerColumn, parquet.ByteArrayValue([]byte(r.Event.String())))
}

// variable adds what a row holds of a variable.
func (l *parquetLog) variable(column int, v *variable, row []float64) {
	if row == nil {
		l.absent(column)
		return
	}
	var value parquet.Value
	switch x := row[v.slot]; v.kind {
	case condition.Integer:
		value = parquet.Int64Value(int64(x))
	case condition.Boolean:
		value = parquet.BooleanValue(x != 0)
	case condition.Text:
		value = parquet.ByteArrayValue(l.text(v.slot, x))
	default:
		value = parquet.DoubleValue(x)
	}
	l.rows[column] = append(l.rows[column], value.Level(0, 1, column))
}

// handOn gives the writer the rows gathered, and ends the row group once it is large enough.
func (l *parquetLog) handOn() error {
	for i, c := range l.columns {
		if _, err := c.WriteRowValues(l.rows[i]); err != nil {
			return err
		}
		l.rows[i] = l.rows[i][:0]
	}
	l.grouped += l.gathered
	l.gathered = 0
	if l.grouped < rowsInGroup {
		return nil
	}
	return l.endGroup()
}

func (l *parquetLog) endGroup() error {
	l.grouped = 0
	for _, c := range l.columns {
		if err := c.Close(); err != nil {
			return err
		}
	}
	return l.writer.Flush()
}

func (l *parquetLog) close() error {
	if err := l.handOn(); err != nil {
		return err
	}
	return l.writer.Close()
}
