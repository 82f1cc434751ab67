package hub

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"
)

// A client that sends or takes nothing keeps a connection and a file from others. So each request may last as long as its bytes need at the
// least pace, and some.
const (
	patience  = 30 * time.Second
	leastPace = 4 << 10 // bytes a second
)

// paced is an answer, and the body of its request, that have to keep the pace.
type paced struct {
	http.ResponseWriter
	control  *http.ResponseController
	status   int
	sent     int64
	received *slowBody
}

func pace(w http.ResponseWriter, r *http.Request) *paced {
	p := &paced{ResponseWriter: w, control: http.NewResponseController(w)}
	p.until(p.control.SetWriteDeadline, 0)
	if r.Body != nil && r.Body != http.NoBody {
		p.received = &slowBody{ReadCloser: r.Body, answer: p, began: time.Now()}
		r.Body = p.received
		p.until(p.control.SetReadDeadline, 0) // also for a body that nobody reads
	}
	return p
}

func (p *paced) until(set func(time.Time) error, bytes int64) {
	_ = set(time.Now().Add(patience + time.Duration(bytes/leastPace)*time.Second)) // a recorder in a test has no deadlines
}

func (p *paced) WriteHeader(status int) {
	if p.status == 0 {
		p.status = status
		if status == http.StatusUnauthorized {
			p.Header().Set("WWW-Authenticate", `Basic realm="Sandtable hub", charset="UTF-8"`)
		}
		size, _ := strconv.ParseInt(p.Header().Get("Content-Length"), 10, 64)
		p.until(p.control.SetWriteDeadline, size)
	}
	p.ResponseWriter.WriteHeader(status)
}

func (p *paced) Write(b []byte) (int, error) {
	if p.status == 0 {
		p.WriteHeader(http.StatusOK)
	}
	n, err := p.ResponseWriter.Write(b)
	p.sent += int64(n)
	return n, err
}

// ReadFrom lets the operating system send a file.
func (p *paced) ReadFrom(r io.Reader) (int64, error) {
	if p.status == 0 {
		p.WriteHeader(http.StatusOK)
	}
	n, err := io.Copy(p.ResponseWriter, r)
	p.sent += n
	return n, err
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

func (b *slowBody) Read(p []byte) (int, error) {
	_ = b.answer.control.SetReadDeadline(b.began.Add(patience + time.Duration(b.bytes/leastPace)*time.Second))
	n, err := b.ReadCloser.Read(p)
	b.bytes += int64(n)
	if errors.Is(err, io.EOF) {
		// The server goes on listening, to hear when the client leaves; that may take as long as the answer.
		_ = b.answer.control.SetReadDeadline(time.Time{})
	}
	return n, err
}
