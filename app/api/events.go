package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humachi"

	"sandtable/app"
)

// EventsPath is the one route whose answer lasts as long as the page.
const EventsPath = "/api/events"

const (
	heartbeat    = 15 * time.Second // well below what proxies take for a dead connection
	writeLimit   = 10 * time.Second // for one event to a browser that has stopped reading
	reconnection = 2 * time.Second
)

func (r *routes) events() {
	op := operation(http.MethodGet, EventsPath, "events", "What changes, as server-sent events")
	schemas := r.api.OpenAPI().Components.Schemas
	op.Responses = map[string]*huma.Response{
		"200": {
			Description: "Events “run” and “library”; their data is JSON",
			Content: map[string]*huma.MediaType{"text/event-stream": {Schema: &huma.Schema{
				AnyOf: []*huma.Schema{schemaOf[app.RunEvent](schemas), schemaOf[app.LibraryEvent](schemas)},
			}}},
		},
		"default": r.errorResponse(),
	}
	huma.Register(r.api, op, func(_ context.Context, in *struct {
		LastEventID string `header:"Last-Event-ID" doc:"The last event seen; who missed some is told to look at everything"`
		Page        string `query:"page" maxLength:"64" doc:"The page that listens; while it does, its unsaved work is its own"`
	}) (*huma.StreamResponse, error) {
		after, err := strconv.ParseUint(in.LastEventID, 10, 64)
		if err != nil {
			after = 0 // none, or another program's
		}
		return &huma.StreamResponse{Body: func(ctx huma.Context) { r.stream(ctx, after, in.Page) }}, nil
	})
}

func (r *routes) stream(ctx huma.Context, after uint64, page string) {
	defer r.app.Journal.Enter(page)()
	listener := r.app.Events.Listen(after)
	defer listener.Close()
	q, w := humachi.Unwrap(ctx)
	control := http.NewResponseController(w)
	// A page may be open for days. Not every door has deadlines to lift.
	if err := control.SetReadDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("X-Accel-Buffering", "no") // nginx would collect events
	w.WriteHeader(http.StatusOK)
	send := func(text []byte) bool { return sendNow(w, control, text) == nil }
	if !send(fmt.Appendf(nil, "retry: %d\n\n", reconnection.Milliseconds())) {
		return
	}
	for text := nextEvent(q.Context(), listener); text != nil && send(text); {
		text = nextEvent(q.Context(), listener)
	}
}

// sendNow gives up on a browser that has stopped reading. Between events there is no
// deadline: HTTP/2 ends a stream when its deadline passes, whether it is writing or not.
func sendNow(w http.ResponseWriter, control *http.ResponseController, text []byte) error {
	for _, step := range []func() error{
		func() error { return control.SetWriteDeadline(time.Now().Add(writeLimit)) },
		func() error { _, err := w.Write(text); return err },
		control.Flush,
		func() error { return control.SetWriteDeadline(time.Time{}) },
	} {
		if err := step(); err != nil && !errors.Is(err, http.ErrNotSupported) {
			return err
		}
	}
	return nil
}

// nextEvent is the next event as it goes over the wire, a heartbeat when there is none
// for long, or nil at the end.
func nextEvent(ctx context.Context, l *app.Listener) []byte {
	ctx, cancel := context.WithTimeout(ctx, heartbeat)
	defer cancel()
	event, err := l.Next(ctx)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return []byte(": nothing new\n\n")
	case err != nil:
		return nil
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "id: %d\nevent: %s\ndata: ", event.ID, event.Type())
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(event.Data()); err != nil {
		panic("api: an event cannot be written as JSON: " + err.Error()) // it consists of strings and numbers
	}
	b.WriteByte('\n')
	return b.Bytes()
}
