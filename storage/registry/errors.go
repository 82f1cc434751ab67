package registry

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"

	"oras.land/oras-go/v2/errdef"
	"oras.land/oras-go/v2/registry/remote/auth"
	"oras.land/oras-go/v2/registry/remote/errcode"

	"sandtable/storage/bundle"
)

// Kind says what went wrong between us and a registry.
type Kind int

// What can go wrong.
const (
	Unreachable Kind = iota + 1 // nobody answers
	NoRegistry                  // somebody answers who is no registry
	NotTrusted                  // its certificate is signed by nobody we trust
	NeedsLogin                  // it wants a name and a password
	WrongLogin                  // it does not know the name, or the password is wrong
	Forbidden                   // the user may not do this
	NotFound                    // it has no such template or version
	Taken                       // the version is there with other content
	Moved                       // others wrote the list of what is attached at the same time
	Full                        // it has no room, or takes nothing so large
	TooMany                     // it asks us to come back later
	BadAddress                  // no address of a registry
	BadCA                       // no certificates in the file with authorities
	BadProxy                    // no address of a proxy
	NoCatalogue                 // it does not list what it has
	NoTemplate                  // what is there is no template of ours
	Refused                     // it does not want what we sent, and says why
	Elsewhere                   // a channel stands at something else than was expected: somebody moved it meanwhile
	BadChannel                  // no name of a channel
	NotReleased                 // a draft, where only what is released may go
)

var kinds = [...]string{
	Unreachable: "nobody answers", NoRegistry: "no registry", NotTrusted: "its certificate is not trusted", NeedsLogin: "a login is needed", WrongLogin: "the login is wrong",
	Forbidden: "not allowed", NotFound: "not there", Taken: "there with other content", Moved: "moved meanwhile", Full: "no room", TooMany: "too many requests",
	BadAddress: "no address", BadCA: "no certificates", BadProxy: "no address of a proxy",
	NoCatalogue: "no catalogue", NoTemplate: "no template", Refused: "refused", Elsewhere: "the channel stands elsewhere", BadChannel: "no name of a channel", NotReleased: "not released",
}

// Error is why something could not be done with a registry. Where names the registry, the template or the version.
type Error struct {
	Kind  Kind
	Where string
	Says  string // what the registry says itself, if it says anything
	Cause error
}

func (e *Error) Error() string {
	text := fmt.Sprintf("registry: %s: %s", e.Where, kinds[e.Kind])
	if e.Says != "" {
		text += ": " + e.Says
	}
	if e.Cause != nil {
		text += ": " + e.Cause.Error()
	}
	return text
}

func (e *Error) Unwrap() error { return e.Cause }

// noBasicLogin is what the client says, as a text alone, of a registry that wants a name and a password where it has a token.
const noBasicLogin = "missing username or password for basic auth"

// explain finds the kind of an error that the client gives. Faults of bundles, and a context that has ended, stay what they are.
func (r *Registry) explain(where string, err error) error {
	var ours *Error
	var fault *bundle.Fault
	var answer *errcode.ErrorResponse
	var unknown x509.UnknownAuthorityError
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	var network net.Error
	switch {
	case err == nil, errors.As(err, &ours), errors.As(err, &fault), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.As(err, &answer):
		return r.answered(where, answer, err)
	case errors.Is(err, auth.ErrBasicCredentialNotFound) && r.token:
		return &Error{Kind: WrongLogin, Where: where, Cause: err}
	case errors.Is(err, auth.ErrBasicCredentialNotFound), strings.Contains(err.Error(), noBasicLogin):
		return &Error{Kind: NeedsLogin, Where: where, Cause: err}
	case errors.As(err, &unknown), errors.As(err, &host), errors.As(err, &invalid):
		return &Error{Kind: NotTrusted, Where: where, Cause: err}
	case errors.Is(err, errdef.ErrNotFound):
		return &Error{Kind: NotFound, Where: where, Cause: err}
	case errors.As(err, &network), errors.Is(err, errStalled), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET):
		return &Error{Kind: Unreachable, Where: where, Cause: err}
	}
	return &Error{Kind: NoRegistry, Where: where, Cause: err}
}

// answered finds the kind of what a registry answers.
func (r *Registry) answered(where string, answer *errcode.ErrorResponse, err error) error {
	e := &Error{Kind: Refused, Where: where, Cause: err, Says: said(answer)}
	switch code := answer.StatusCode; code {
	case http.StatusUnauthorized:
		e.Kind = WrongLogin
		if r.client.Credential == nil {
			e.Kind = NeedsLogin
		}
	case http.StatusForbidden:
		e.Kind = Forbidden
	case http.StatusNotFound:
		e.Kind = NotFound
		if len(answer.Errors) == 0 && where == r.host {
			e.Kind = NoRegistry
		}
	case http.StatusTooManyRequests:
		e.Kind = TooMany
	case http.StatusInsufficientStorage, http.StatusRequestEntityTooLarge:
		e.Kind = Full
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		e.Kind = Unreachable
	}
	return e
}

// said is the sentence of a registry, short enough to be shown.
func said(answer *errcode.ErrorResponse) string {
	const long = 200
	var all []string
	for _, e := range answer.Errors {
		if e.Message != "" {
			all = append(all, e.Message)
		}
	}
	text := strings.ToValidUTF8(strings.Join(all, "; "), "?")
	if runes := []rune(text); len(runes) > long {
		text = string(runes[:long]) + "…"
	}
	return text
}
