package registry

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"sandtable/storage/bundle"
	"sandtable/storage/depot"
)

func TestTheTokensOfTheHubAreKnownByTheirBeginning(t *testing.T) {
	if !depot.IsToken(hubToken+"x") || depot.IsToken("x") {
		t.Errorf("%q begins no token of a hub", hubToken)
	}
}

// A registry may send a client elsewhere for content. What it goes there with is not its login.
func TestALoginIsNeverSentToAnotherHost(t *testing.T) {
	for name, o := range map[string]Options{
		"a token of the hub": {Token: hubToken + "secret"},
		"another token":      {Token: "secret"},
		"a password":         {User: "ann", Password: "secret"},
	} {
		t.Run(name, func(t *testing.T) {
			var asked, told atomic.Int64
			elsewhere := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
				asked.Add(1)
				if q.Header.Get("Authorization") != "" {
					told.Add(1)
				}
				http.NotFound(w, q)
			}))
			defer elsewhere.Close()
			here := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
				if q.Header.Get("Authorization") == "" {
					w.Header().Set("WWW-Authenticate", `Basic realm="here"`)
					w.WriteHeader(http.StatusUnauthorized)
					return
				}
				http.Redirect(w, q, elsewhere.URL+q.URL.Path, http.StatusTemporaryRedirect)
			}))
			defer here.Close()
			r := open(t, strings.TrimPrefix(here.URL, "http://"), o)
			_, err := r.Pull(t.Context(), "acme/order", "1.0.0", bundle.Limits{})
			if err == nil || told.Load() > 0 {
				t.Errorf("%v; %d of %d requests elsewhere carried the login", err, told.Load(), asked.Load())
			}
			if name == "another token" && kindOf(err) != NeedsLogin {
				t.Errorf("%v, want a name and a password to be asked for", err)
			}
			if name != "another token" && asked.Load() == 0 { // which is never sent before it was exchanged
				t.Error("nobody was sent elsewhere: the test hit nothing")
			}
		})
	}
}
