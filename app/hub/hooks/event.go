// Package hooks tells others what happens at the hub: each entry of the audit log that is worth telling goes out as a CloudEvent, signed, until
// the receiver has it or is given up. What is to be told was written together with what happened (depot's outbox), so a crash loses none of
// it, and a receiver may get an event twice: its id says so.
package hooks

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
	"time"

	"github.com/opencontainers/go-digest"

	"sandtable/storage/depot"
)

// ContentType is that of an event in the structured mode of CloudEvents 1.0. The SDK would be 2 MB for these few attributes.
const ContentType = "application/cloudevents+json; charset=utf-8"

// Event is a CloudEvent, version 1.0, with the extension “sequence”.
type Event struct {
	SpecVersion string `json:"specversion"`
	ID          string `json:"id"`
	Source      string `json:"source"`
	Type        string `json:"type"`
	Subject     string `json:"subject,omitempty"` // template, or template:tag
	Time        string `json:"time"`
	ContentType string `json:"datacontenttype"`
	Sequence    string `json:"sequence"` // orders the events of one hub as texts
	Data        Data   `json:"data"`
}

// Data is what happened.
type Data struct {
	Action   depot.Action  `json:"action"`
	Template string        `json:"template,omitempty"`
	Tag      string        `json:"tag,omitempty"` // a version or a channel
	Was      digest.Digest `json:"was,omitempty"`
	Became   digest.Digest `json:"became,omitempty"`
	By       string        `json:"by,omitempty"`
	Detail   any           `json:"detail,omitempty"`
}

// EventOf is the event that tells of an entry of the audit log.
func EventOf(source, id string, e depot.Entry) Event {
	subject := e.Repo
	if e.Tag != "" {
		subject += ":" + e.Tag
	}
	return Event{"1.0", id, source, "sandtable." + string(e.Action), subject, e.At.UTC().Format(time.RFC3339Nano), "application/json", fmt.Sprintf("%020d", e.Key),
		Data{e.Action, e.Repo, e.Tag, e.Was, e.Became, e.User, e.Detail}}
}

// encoded can always be written.
func (e Event) encoded() []byte {
	text, err := json.Marshal(e)
	if err != nil {
		panic(err)
	}
	return text
}

// secretPrefix marks a secret, as Standard Webhooks has it.
const secretPrefix = "whsec_"

// NewSecret makes a secret that the hub and a receiver share.
func NewSecret() string {
	var random [24]byte
	rand.Read(random[:])
	return secretPrefix + base64.StdEncoding.EncodeToString(random[:])
}

// Sign is the signature of an event, as https://www.standardwebhooks.com has it: HMAC-SHA256 over id, time in seconds and body, joined by dots. There are libraries
// in many languages that verify it.
func Sign(secret, id string, at time.Time, body []byte) (string, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, secretPrefix))
	if err != nil || len(key) == 0 {
		return "", errors.New("the secret is not base 64")
	}
	mac := hmac.New(sha256.New, key)
	mac.Write(fmt.Appendf(nil, "%s.%d.", id, at.Unix()))
	mac.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)), nil
}

// Errors of an address.
var (
	ErrAddress = errors.New("no address that events can be sent to")
	ErrPlain   = errors.New("an address without encryption")
)

// CheckAddress says whether events can be sent to an address: over HTTPS, or on this machine or where it is asked for over HTTP. A name and password do not belong into it.
func CheckAddress(text string, plain bool) error {
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Host == "" || u.User != nil || u.Fragment != "" || u.Scheme != "https" && u.Scheme != "http":
		return ErrAddress
	case u.Scheme == "http" && !plain && !loopback(u.Hostname()):
		return ErrPlain
	}
	return nil
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
