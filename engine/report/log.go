package report

import (
	"compress/gzip"
	"io"
	"slices"
	"strings"

	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/simulate"
)

// Format is how an event log is written. DESIGN.md says what each of them holds.
type Format string

// Formats. The zero value is CSV.
const (
	CSV     Format = "csv"
	XES     Format = "xes"    // IEEE 1849-2016
	XESGzip Format = "xes.gz" // the same, compressed
	OCEL    Format = "ocel"   // OCEL 2.0 as JSON; needs a spool
	Parquet Format = "parquet"
)

// Formats are all of them.
var Formats = []Format{CSV, XES, XESGzip, OCEL, Parquet}

// endings of file names, longest first where one ends in another.
var endings = []struct {
	ending string
	format Format
}{
	{".csv", CSV}, {".xes.gz", XESGzip}, {".xes", XES}, {".jsonocel", OCEL}, {".ocel.json", OCEL}, {".json", OCEL}, {".parquet", Parquet},
}

// FormatOf finds the format that the ending of a file's name asks for.
func FormatOf(name string) (Format, error) {
	for _, e := range endings {
		if strings.HasSuffix(strings.ToLower(name), e.ending) {
			return e.format, nil
		}
	}
	return "", problem.New("report.log-ending",
		problem.Say("The name does not say in which format the event log is to be written.", "无法从文件名判断事件日志的格式。"),
		problem.Say("End it in .csv, .xes, .xes.gz, .json, .jsonocel or .parquet, or name the format.", "请使用 .csv、.xes、.xes.gz、.json、.jsonocel 或 .parquet 结尾，或指定格式。"))
}

// FormatNamed finds a format by its name.
func FormatNamed(name string) (Format, error) {
	if f := Format(strings.ToLower(name)); slices.Contains(Formats, f) {
		return f, nil
	}
	return "", problem.New("report.log-format",
		problem.Say("There is no log format “%s”.", "没有名为“%s”的日志格式。", name),
		problem.Say("There are csv, xes, xes.gz, ocel and parquet.", "可用格式：csv、xes、xes.gz、ocel、parquet。"))
}

// Extension is what a file in the format ends in, with its dot.
func (f Format) Extension() string {
	switch f {
	case OCEL:
		return ".jsonocel"
	case "":
		return ".csv"
	}
	return "." + string(f)
}

// MediaType is what HTTP calls the format.
func (f Format) MediaType() string {
	switch f {
	case XES:
		return "application/xml"
	case XESGzip:
		return "application/gzip"
	case OCEL:
		return "application/json"
	case Parquet:
		return "application/vnd.apache.parquet"
	}
	return "text/csv; charset=utf-8"
}

// NeedsSpool says whether a log in the format needs somewhere to put what has to stand
// behind everything else.
func (f Format) NeedsSpool() bool { return f == OCEL }

// Spool takes what has to wait until the end of a log, and gives it back then. A file
// opened for reading and writing is one.
type Spool interface {
	io.Writer
	io.ReaderAt
}

// Log writes the event log of one replication. Its memory follows the cases in flight,
// not the cases, and a record costs no allocation, or, where a case is kept until it ends,
// none but what is used again.
type Log struct {
	out     *sink // nil: no log is kept
	writer  logWriter
	zip     *gzip.Writer
	written Written
}

// Written is how much a log tells of.
type Written struct {
	Cases      int64 // that came
	Unfinished int64 // of them: when the run was over
	Work       int64 // pieces of work
	Events     int64 // that happened, or were still waited for
}

// logWriter is one format. What it says is in the sink by the time close returns.
type logWriter interface {
	add(*simulate.Record) error
	close() error
}

// NewLog begins a log on w; nil keeps none. The spool may be nil where the format needs none.
func NewLog(w io.Writer, f Format, spool Spool, p *compile.Program) *Log {
	if w == nil {
		return &Log{}
	}
	if f.NeedsSpool() && spool == nil {
		panic("report: a log in " + string(f) + " without a spool")
	}
	l := &Log{out: newSink(w)}
	switch f {
	case XES:
		l.writer = newXES(l.out, p)
	case XESGzip:
		l.zip, _ = gzip.NewWriterLevel(&sink{out: w}, gzip.BestSpeed) // the level exists
		l.out = newSink(l.zip)
		l.writer = newXES(l.out, p)
	case OCEL:
		l.writer = newOCEL(l.out, spool, p)
	case Parquet:
		l.writer = newParquet(l.out, p)
	default:
		l.writer = newCSV(l.out, p)
	}
	return l
}

// Observe is what the simulation tells of what happens; nil where no log is kept.
func (l *Log) Observe() func(*simulate.Record) error {
	if l.out == nil {
		return nil
	}
	return l.add
}

func (l *Log) add(r *simulate.Record) error {
	if l.out.err != nil {
		return unwritable(l.out.err)
	}
	l.count(r)
	return l.told(l.writer.add(r))
}

func (l *Log) count(r *simulate.Record) {
	w := &l.written
	switch {
	case r.Kind.IsWork():
		w.Work++
	case r.Kind == simulate.CaseBegan:
		w.Cases++
	case r.Kind == simulate.Happened:
		w.Events++
	case r.Kind == simulate.CaseEnded && r.Outcome == simulate.Unfinished:
		w.Unfinished++
	}
}

// Written is how much has been told so far.
func (l *Log) Written() Written { return l.written }

// told remembers what went wrong, so that nothing is written after it.
func (l *Log) told(err error) error {
	if l.out.err != nil { // rather than what others make of it
		err = l.out.err
	}
	l.out.err = err
	if err != nil {
		return unwritable(err)
	}
	return nil
}

// Close writes what is still missing. It does not close the writer below.
func (l *Log) Close() error {
	if l.out == nil {
		return nil
	}
	if l.out.err != nil {
		return unwritable(l.out.err)
	}
	err := l.writer.close()
	if err == nil {
		err = l.out.flush()
	}
	if err == nil && l.zip != nil {
		err = l.zip.Close()
	}
	return l.told(err)
}

// CodeLog is the code of the problem that a log cannot be written.
const CodeLog = "report.log"

// unwritable makes a problem of what a writer says, unless it has made one itself.
func unwritable(why error) error {
	if problem.Of(why) != nil {
		return why
	}
	return problem.New(CodeLog, problem.Say("The event log cannot be written: %v.", "无法写入事件日志：%v。", why),
		problem.Say("Make room on its disk or write it elsewhere, and run again.", "请腾出磁盘空间或改写到别处，然后重新运行。")).Because(why)
}

// room is how many bytes are written at once, of whole lines where there are lines.
const room = 1 << 17

// sink gathers what is written in large pieces. After an error it hands on nothing more.
type sink struct {
	out   io.Writer
	b     []byte
	err   error
	taken int64 // bytes handed on
}

func newSink(w io.Writer) *sink { return &sink{out: w, b: make([]byte, 0, room+room/8)} }

// flush hands on what has been gathered.
func (s *sink) flush() error {
	if s.err == nil && len(s.b) > 0 {
		n, err := s.out.Write(s.b)
		if err == nil && n < len(s.b) {
			err = io.ErrShortWrite
		}
		s.err = err
		s.taken += int64(n)
	}
	s.b = s.b[:0]
	return s.err
}

// settle hands on what has been gathered once that is enough.
func (s *sink) settle() error {
	if len(s.b) >= room {
		return s.flush()
	}
	return nil
}

// Write takes what somebody else writes, past what has been gathered.
func (s *sink) Write(b []byte) (int, error) {
	if err := s.flush(); err != nil {
		return 0, err
	}
	n, err := s.out.Write(b)
	if err == nil && n < len(b) {
		err = io.ErrShortWrite
	}
	s.err = err
	s.taken += int64(n)
	return n, err
}

// copyFrom adds what was spooled.
func (s *sink) copyFrom(spool Spool, bytes int64) error {
	if err := s.flush(); err != nil {
		return err
	}
	n, err := io.Copy(s, io.NewSectionReader(spool, 0, bytes))
	if err == nil && n < bytes {
		err = io.ErrUnexpectedEOF
	}
	return err
}
