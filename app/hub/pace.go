package hub

import (
	"errors"
	"io"
	"net/http"
	"time"
)

// A client that sends or takes nothing keeps a connection and a file from others. So it must not be silent for longer than the hub's patience,
// nor, taken together, be slower than the least pace.
type tempo struct {
	patience time.Duration
	least    int // bytes a second
}

// usual gives a line of 32 kbit/s its time.
var usual = tempo{30 * time.Second, 4 << 10}

// allows is how long so many bytes may take.
func (t tempo) allows(bytes int64) time.Duration {
	return t.patience + time.Duration(float64(bytes)/float64(t.least)*float64(time.Second))
}

// piece is how many bytes are sent at a time.
const piece = 256 << 10

// paced is an answer, and the body of its request, that have to keep the pace.
type paced struct {
	http.ResponseWriter
	control  *http.ResponseController
	tempo    tempo
	status   int
	sent     int64
	received *slowBody
}

func pace(w http.ResponseWriter, r *http.Request, t tempo) *paced {
	p := &paced{ResponseWriter: w, control: http.NewResponseController(w), tempo: t}
	p.before(0)
	if r.Body != nil && r.Body != http.NoBody {
		p.received = &slowBody{ReadCloser: r.Body, answer: p, began: time.Now()}
		r.Body = p.received
		p.received.before() // also when nobody reads it
	}
	return p
}

// before says until when so many bytes have to be taken.
func (p *paced) before(bytes int64) {
	_ = p.control.SetWriteDeadline(time.Now().Add(p.tempo.allows(bytes))) // a recorder in a test has none
}

func (p *paced) WriteHeader(status int) {
	if p.status == 0 {
		p.status = status
		if status == http.StatusUnauthorized {
			p.Header().Set("WWW-Authenticate", `Basic realm="Sandtable hub", charset="UTF-8"`)
		}
		p.before(0)
	}
	p.ResponseWriter.WriteHeader(status)
}

func (p *paced) Write(b []byte) (int, error) {
	if p.status == 0 {
		p.WriteHeader(http.StatusOK)
	}
	p.before(int64(len(b)))
	n, err := p.ResponseWriter.Write(b)
	p.sent += int64(n)
	return n, err
}

// ReadFrom lets the operating system send a file, piece by piece.
func (p *paced) ReadFrom(r io.Reader) (sent int64, err error) {
	if p.status == 0 {
		p.WriteHeader(http.StatusOK)
	}
	whole, bounded := r.(*io.LimitedReader)
	if !bounded {
		whole = &io.LimitedReader{R: r, N: 1<<63 - 1}
	}
	for whole.N > 0 {
		next := io.LimitedReader{R: whole.R, N: min(piece, whole.N)}
		p.before(next.N)
		n, err := io.Copy(p.ResponseWriter, &next)
		whole.N -= n
		sent += n
		p.sent += n
		if err != nil || n < piece {
			return sent, err
		}
	}
	return sent, nil
}

// Unwrap lets http.ResponseController reach the connection.
func (p *paced) Unwrap() http.ResponseWriter { return p.ResponseWriter }

// slowBody is a request's body that has to keep the pace.
type slowBody struct {
	io.ReadCloser
	answer *paced
	began  time.Time
	bytes  int64
}

// before says until when more has to come.
func (b *slowBody) before() {
	until := time.Now().Add(b.answer.tempo.patience)
	if slow := b.began.Add(b.answer.tempo.allows(b.bytes)); slow.Before(until) {
		until = slow
	}
	_ = b.answer.control.SetReadDeadline(until)
}

func (b *slowBody) Read(p []byte) (int, error) {
	b.before()
	n, err := b.ReadCloser.Read(p)
	b.bytes += int64(n)
	if errors.Is(err, io.EOF) {
		// The server goes on listening, to hear when the client leaves; that may take as long as the answer.
		_ = b.answer.control.SetReadDeadline(time.Time{})
	}
	return n, err
}
