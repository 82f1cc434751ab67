package depot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/opencontainers/go-digest"

	"cuelabs.dev/go/oci/ociregistry"
	"cuelabs.dev/go/oci/ociregistry/ociref"
	"cuelabs.dev/go/oci/ociregistry/ociserver"
)

// call is what a request tells the store besides the arguments of ociregistry.Interface, and what the store tells the answer.
type call struct {
	exact   bool  // the client has said at which byte its piece begins
	failure error // what went wrong, where ociserver keeps its text alone
}

// watched is the body of a request. It remembers why it could not be read to its end.
type watched struct {
	io.ReadCloser
	call *call
}

func (b watched) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if err != nil && !errors.Is(err, io.EOF) && b.call.failure == nil {
		b.call.failure = errors.Join(errBrokenOff, err)
	}
	return n, err
}

// errBrokenOff means that the client has gone, or was too slow.
var errBrokenOff = errors.New("the request was broken off")

type callKey struct{}

func callOf(ctx context.Context) *call {
	c, _ := ctx.Value(callKey{}).(*call)
	return c
}

func exact(ctx context.Context) bool {
	c := callOf(ctx)
	return c != nil && c.exact
}

// Handler speaks the OCI distribution protocol, everything under /v2/, in the name of each request's actor (see As). Faults that are not the client's
// are handed to log. Ociserver does the most of it; what is done here is what it leaves out.
func (s *Store) Handler(log func(*http.Request, error)) http.Handler {
	inner := ociserver.New(s, &ociserver.Options{WriteError: func(w http.ResponseWriter, r *http.Request, err error) { answer(w, r, err, log) }})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := &call{exact: r.Header.Get("Content-Range") != ""}
		r = r.WithContext(context.WithValue(r.Context(), callKey{}, c))
		repo, last, isManifest := manifestPath(r.URL.Path)
		switch {
		case isManifest && strings.Contains(last, ":") && !ociref.IsValidDigest(last):
			answer(w, r, ociregistry.NewError(fmt.Sprintf("%q is no digest", last), ociregistry.ErrDigestInvalid.Code(), nil), log)
			return
		case isManifest && r.Method == http.MethodPut:
			// Nobody's word is taken for it who may not push: ociserver reads the whole manifest first.
			if err := ActorOf(r.Context()).allow(Publish, repo); err != nil {
				answer(w, r, err, log)
				return
			}
			if r.Body = http.MaxBytesReader(w, r.Body, MostManifest); r.ContentLength > MostManifest {
				answer(w, r, ErrTooLarge, log)
				return
			}
		case r.Method == http.MethodPost && r.URL.Query().Get("mount") != "":
			if r = s.mount(w, r); r == nil {
				return
			}
		case r.Method == http.MethodGet && strings.HasPrefix(r.Header.Get("Range"), "bytes=-"):
			s.fromTheEnd(r)
		}
		r.Body = watched{r.Body, c}
		inner.ServeHTTP(w, r)
	})
}

// manifestPath takes /v2/REPO/manifests/REFERENCE apart.
func manifestPath(path string) (repo, reference string, ok bool) {
	at := strings.LastIndex(path, "/manifests/")
	if at < 0 {
		return "", "", false
	}
	return strings.TrimPrefix(path[:at], "/v2/"), path[at+len("/manifests/"):], true
}

// mount shows a blob of another repository. Where that cannot be done, the client is to upload it: what is left of the request is an
// upload. Nil: it was answered.
func (s *Store) mount(w http.ResponseWriter, r *http.Request) *http.Request {
	repo := strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(r.URL.Path, "/v2/"), "/"), "/blobs/uploads")
	query := r.URL.Query()
	d, from := digest.Digest(query.Get("mount")), query.Get("from")
	if from != "" && ociref.IsValidRepository(repo) && ociref.IsValidRepository(from) && d.Validate() == nil {
		if _, err := s.MountBlob(r.Context(), from, repo, d); err == nil {
			w.Header().Set("Location", "/v2/"+repo+"/blobs/"+string(d))
			w.Header().Set("Docker-Content-Digest", string(d))
			w.WriteHeader(http.StatusCreated)
			return nil
		}
	}
	upload := r.Clone(r.Context())
	upload.URL.RawQuery = ""
	return upload
}

// fromTheEnd writes the range bytes=-N, which ociserver does not know, as bytes=FROM-.
func (s *Store) fromTheEnd(r *http.Request) {
	repo, name, ok := strings.Cut(strings.TrimPrefix(r.URL.Path, "/v2/"), "/blobs/")
	var most int64
	if _, err := fmt.Sscanf(r.Header.Get("Range"), "bytes=-%d", &most); !ok || err != nil || most <= 0 {
		return
	}
	if d, err := s.ResolveBlob(r.Context(), repo, digest.Digest(name)); err == nil {
		r.Header.Set("Range", fmt.Sprintf("bytes=%d-", max(d.Size-most, 0)))
	}
}

// answer writes an error as the protocol has it. What is nobody's business but the hub's is logged, and not told.
func answer(w http.ResponseWriter, r *http.Request, err error, log func(*http.Request, error)) {
	if c := callOf(r.Context()); c != nil && c.failure != nil {
		err = c.failure
	}
	var tooLarge *http.MaxBytesError
	var said ociregistry.Error
	var status ociregistry.HTTPError
	switch {
	case errors.Is(err, ErrTooLarge), errors.As(err, &tooLarge):
		WriteError(w, http.StatusRequestEntityTooLarge, ociregistry.ErrSizeInvalid.Code(), "it is larger than this hub takes")
	case errors.As(err, &said), errors.As(err, &status):
		_ = ociregistry.WriteError(w, err)
	case strings.HasPrefix(err.Error(), "invalid manifest JSON"): // ociserver's, without a code
		WriteError(w, http.StatusBadRequest, ociregistry.ErrManifestInvalid.Code(), err.Error())
	case errors.Is(err, ErrFull):
		log(r, err)
		WriteError(w, http.StatusInsufficientStorage, "UNAVAILABLE", "the hub's disk is full")
	case errors.Is(err, ErrBusy):
		log(r, err)
		WriteError(w, http.StatusServiceUnavailable, "UNAVAILABLE", "the hub's database is busy; come back later")
	case r.Context().Err() != nil, errors.Is(err, errBrokenOff):
		WriteError(w, http.StatusRequestTimeout, ociregistry.ErrBlobUploadInvalid.Code(), "the request was broken off, or came too slowly")
	default:
		log(r, err)
		WriteError(w, http.StatusInternalServerError, "UNKNOWN", "the hub could not do it; its log says why")
	}
}

// WriteError answers with an error in the protocol's form.
func WriteError(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"errors": []map[string]string{{"code": code, "message": message}}}) // the client is gone, then
}
