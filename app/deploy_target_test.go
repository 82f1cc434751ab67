package app

import (
	"encoding/pem"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sandtable/engine/dialect"
	"sandtable/engine/finding"
)

// executable is the smallest that there is for an engine.
func executable(engine string) *dialect.Executable {
	return &dialect.Executable{Engine: engine, Files: []dialect.File{{Name: "order.bpmn", Data: []byte("<definitions/>")}}}
}

// accepted is what Camunda 7 answers to a deployment.
const accepted = `{"id": "d1", "deployedProcessDefinitions": {"order:1:x": {"id": "order:1:x", "key": "order", "version": 1}}}`

func accept(w http.ResponseWriter, q *http.Request) {
	_, _ = io.Copy(io.Discard, q.Body)
	w.Header().Set("Content-Type", "application/json")
	_, _ = io.WriteString(w, accepted)
}

func TestAnEngineBehindACompanysAuthorityIsReachedWithItsCertificate(t *testing.T) {
	server := httptest.NewTLSServer(http.HandlerFunc(accept))
	defer server.Close()
	authority := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	for name, test := range map[string]struct {
		ca   []byte
		want string
	}{
		"none":                   {nil, "deploy.authority"},
		"its own":                {authority, ""},
		"a file without any":     {[]byte("no certificate"), "deploy.ca"},
		"its own, among comment": {append([]byte("# of the company\n"), authority...), ""},
	} {
		to := Target{URL: server.URL, CA: test.ca, Login: Login{User: "ann", Password: "secret"}}
		done, err := to.deploy(t.Context(), executable(finding.Camunda7))
		if codeOf(err) != test.want || (err == nil) != (done.ID == "d1") {
			t.Errorf("%s: got %+v, %v, want %q", name, done, err, test.want)
		}
	}
}

func TestALoginIsSentToNoOtherHost(t *testing.T) {
	var asked atomic.Int64
	elsewhere := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		asked.Add(1)
		accept(w, q)
	}))
	defer elsewhere.Close()
	for _, status := range []int{http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect} {
		var login string
		here := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
			login = q.Header.Get("Authorization")
			http.Redirect(w, q, elsewhere.URL, status)
		}))
		to := Target{URL: here.URL, Login: Login{Token: "secret"}}
		if _, err := to.deploy(t.Context(), executable(finding.Camunda8)); codeOf(err) != "deploy.nowhere" {
			t.Errorf("%d: got %v, want deploy.nowhere", status, err)
		}
		if login != "Bearer secret" {
			t.Errorf("%d: the engine itself was told %q", status, login)
		}
		here.Close()
	}
	if n := asked.Load(); n > 0 {
		t.Errorf("somebody else was asked %d times", n)
	}
}

func TestAPasswordDoesNotTravelOpenlyUnlessAllowed(t *testing.T) {
	for _, to := range []Target{
		{URL: "http://engine.acme.com", Login: Login{User: "ann", Password: "secret"}},
		{URL: "http://10.0.0.1:8080/engine-rest", Login: Login{Token: "secret"}},
	} {
		if _, err := to.deploy(t.Context(), executable(finding.Camunda7)); codeOf(err) != "deploy.plain" {
			t.Errorf("%s: got %v, want deploy.plain", to.URL, err)
		}
	}
	for _, address := range []string{"", "engine.acme.com", "ftp://engine.acme.com", "https://ann:secret@engine.acme.com", "https://engine.acme.com?x=1", "https://engine.acme.com#x"} {
		to := Target{URL: address}
		_, err := to.deploy(t.Context(), executable(finding.Camunda7))
		if codeOf(err) != "deploy.address" {
			t.Errorf("%q: got %v, want deploy.address", address, err)
		}
	}
}

func TestAnEngineThatDoesNotAnswerIsGivenUp(t *testing.T) {
	release := make(chan struct{})
	for name, handler := range map[string]http.HandlerFunc{
		"silent": func(_ http.ResponseWriter, q *http.Request) {
			_, _ = io.Copy(io.Discard, q.Body)
			<-release
		},
		"stops half-way": func(w http.ResponseWriter, q *http.Request) {
			_, _ = io.Copy(io.Discard, q.Body)
			_, _ = io.WriteString(w, accepted[:10])
			_ = http.NewResponseController(w).Flush()
			<-release
		},
	} {
		server := httptest.NewServer(handler)
		t.Cleanup(server.Close)
		to := Target{URL: server.URL, Timeout: 200 * time.Millisecond}
		if _, err := to.deploy(t.Context(), executable(finding.Camunda7)); codeOf(err) != "deploy.timeout" {
			t.Errorf("%s: got %v, want deploy.timeout", name, err)
		}
	}
	close(release)
}

func TestNonsenseFromAnEngineIsSaidToBeNonsense(t *testing.T) {
	for name, test := range map[string]struct {
		answer http.HandlerFunc
		want   string
	}{
		"a page": {func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, "<!doctype html><title>Log in</title>")
		}, "deploy.strange"},
		"nothing":    {func(http.ResponseWriter, *http.Request) {}, "deploy.strange"},
		"no JSON":    {func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, accepted[:40]) }, "deploy.strange"},
		"no end":     {endless, "deploy.strange"},
		"no login":   {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) }, "deploy.login"},
		"not there":  {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotFound) }, "deploy.nowhere"},
		"it failed":  {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }, "deploy.failed"},
		"it is cut":  {cutOff, "deploy.unreachable"},
		"it hung up": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, "deploy.unreachable"},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
			_, _ = io.Copy(io.Discard, q.Body)
			test.answer(w, q)
		}))
		to := Target{URL: server.URL}
		done, err := to.deploy(t.Context(), executable(finding.Camunda7))
		if codeOf(err) != test.want || done.ID != "" {
			t.Errorf("%s: got %+v, %v, want %s", name, done, err, test.want)
		}
		server.Close()
	}
}

// endless answers more than anybody takes, until nobody does.
func endless(w http.ResponseWriter, _ *http.Request) {
	page := strings.Repeat(" ", 64<<10)
	for {
		if _, err := io.WriteString(w, page); err != nil {
			return
		}
	}
}

// cutOff says that more comes than does.
func cutOff(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	_, _ = io.WriteString(w, accepted[:10])
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler)
}
