package registry

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"sandtable/storage/bundle"
	"sandtable/storage/depot"
)

// asked is what a registry was asked for blobs, by method; "POST?" is an upload in one request.
type asked struct {
	sync.Mutex
	times map[string]int
}

func TestSmallPartsGoToOurHubInOneRequestEachAndToOthersAsUsual(t *testing.T) {
	for name, test := range map[string]struct {
		header bool
		want   map[string]int
	}{
		"our hub":          {true, map[string]int{"POST?": 3, "HEAD": 1, "POST": 1, "PUT": 1}}, // the large part is asked for first
		"another registry": {false, map[string]int{"HEAD": 4, "POST": 4, "PUT": 4}},
	} {
		t.Run(name, func(t *testing.T) {
			a := &asked{times: map[string]int{}}
			r := open(t, counted(t, test.header, a), Options{})
			b := release(t, "1.0.0", strings.Repeat("large ", smallBlob))
			parts := append(b.Parts, bundle.Part{Path: "more.txt", Type: "text/plain", Content: []byte("more")}) //nolint:gocritic // the bundle is made anew
			b, err := bundle.New(b.Manifest, parts)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := r.Push(t.Context(), b, nil); err != nil {
				t.Fatal(err)
			}
			for _, way := range []string{"POST?", "HEAD", "POST", "PUT"} {
				if a.times[way] != test.want[way] {
					t.Errorf("%s: %d times, want %d; in all %v", way, a.times[way], test.want[way], a.times)
				}
			}
			got, err := r.Pull(t.Context(), "acme/order", "1.0.0", bundle.Limits{})
			if err != nil || got.Digest() != b.Digest() {
				t.Errorf("got %v, want what was pushed", err)
			}
		})
	}
}

// counted is the hub's own store, with or without the header of our hub.
func counted(t *testing.T, header bool, a *asked) string {
	t.Helper()
	store, err := depot.Open(t.Context(), t.TempDir(), depot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	handler := store.Handler(func(q *http.Request, err error) { t.Errorf("%s %s: %v", q.Method, q.URL, err) })
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if strings.Contains(q.URL.Path, "/blobs/") && q.Method != http.MethodGet {
			way := q.Method
			if way == http.MethodPost && q.URL.Query().Get("digest") != "" {
				way = "POST?"
			}
			a.Lock()
			a.times[way]++
			a.Unlock()
		}
		if header {
			w.Header().Set(HubHeader, "1")
		}
		handler.ServeHTTP(w, q.WithContext(depot.AsConsole(q.Context())))
	}))
	t.Cleanup(func() {
		server.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return strings.TrimPrefix(server.URL, "http://")
}
