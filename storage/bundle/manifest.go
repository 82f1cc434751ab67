package bundle

import (
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/opencontainers/go-digest"
	oci "github.com/opencontainers/image-spec/specs-go/v1"
	"golang.org/x/mod/semver"
	"golang.org/x/text/unicode/norm"
)

// Format is the version of the format that this package writes, and the newest that it reads.
const Format = 1

// Manifest says what a bundle is and what is in it.
type Manifest struct {
	Format       int           `json:"format"`
	ID           string        `json:"id"`      // names the template in a registry: lower-case words, joined by - . _ or /
	Version      string        `json:"version"` // semantic version 2.0.0
	State        State         `json:"state"`
	Name         Text          `json:"name"`
	Summary      Text          `json:"summary,omitzero"`
	ProcessClass string        `json:"processClass,omitempty"` // number of the APQC Process Classification Framework, such as 4.4.2
	Industry     string        `json:"industry,omitempty"`
	Engine       string        `json:"engine,omitempty"` // version of the engine that made the evidence
	Requires     []Requirement `json:"requires,omitempty"`
	Processes    []Process     `json:"processes"`
	Roles        string        `json:"roles,omitempty"` // who the roles of the processes are, without people
	Changelog    string        `json:"changelog,omitempty"`
	Files        []File        `json:"files"` // every part, in the order of their paths
}

// State is how far a version has come.
type State string

// The states in which a bundle is written. That a version was withdrawn is said by the registry, never by the bundle.
const (
	Draft    State = "draft"
	Released State = "released"
)

// Text is something in both languages; one of the two may be missing.
type Text struct {
	ZH string `json:"zh,omitempty"`
	EN string `json:"en,omitempty"`
}

// Any is the English text, or the Chinese where there is none.
func (t Text) Any() string {
	if t.EN != "" {
		return t.EN
	}
	return t.ZH
}

// Requirement is another template that has to be there, of this version or a later one with the same major number.
type Requirement struct {
	ID      string `json:"id"`
	Version string `json:"version"`
}

// Process says which parts belong to a process.
type Process struct {
	ID        string   `json:"id"` // of the element in the file
	Name      Text     `json:"name"`
	File      string   `json:"file"`
	Pictures  []string `json:"pictures,omitempty"`
	Duties    []string `json:"duties,omitempty"`   // who does what (RACI)
	Promises  string   `json:"promises,omitempty"` // SLA
	Forms     string   `json:"forms,omitempty"`
	Data      string   `json:"data,omitempty"`     // the dictionary, as an Open Data Contract
	Events    string   `json:"events,omitempty"`   // messages and signals, as an AsyncAPI document
	Findings  string   `json:"findings,omitempty"` // of the checker
	Sound     string   `json:"sound,omitempty"`    // sound, unsound or undecided
	Scenarios []Run    `json:"scenarios,omitempty"`
	Documents []string `json:"documents,omitempty"` // for people to read
}

// Run is a scenario with the simulation that is its evidence.
type Run struct {
	Name    string `json:"name"`
	File    string `json:"file"`
	Follows string `json:"follows,omitempty"` // the file of the scenario that it was made from, which stands before it
	Report  string `json:"report,omitempty"`
	Seed    uint64 `json:"seed,string"`
}

// File is a part with its checksum, so that a folder of parts can be verified without a registry.
type File struct {
	Path   string `json:"path"`
	Type   string `json:"type"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// descriptor names the part as an OCI layer. Its content was hashed when the list was made, or held against it.
func (f File) descriptor() oci.Descriptor {
	return oci.Descriptor{MediaType: f.Type, Digest: digest.NewDigestFromEncoded(digest.SHA256, f.SHA256), Size: f.Size}
}

var (
	idPattern   = regexp.MustCompile(`^[a-z0-9]+([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)*$`)
	typePattern = regexp.MustCompile(`^[a-z]+/[a-z0-9.+-]+$`)
	// windowsNames are devices on Windows, whatever their ending.
	windowsNames = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)
)

// Limits of names, in bytes.
const (
	longestID   = 200
	longestPath = 240
	mostParts   = 10_000
)

// fault finds what breaks the rules of the format.
func (m *Manifest) fault() *Fault {
	switch {
	case m.Format < 1:
		return &Fault{Kind: BadManifest, Place: "format"}
	case m.Format > Format:
		return &Fault{Kind: TooNew, Place: "format"}
	case len(m.ID) > longestID || !idPattern.MatchString(m.ID):
		return &Fault{Kind: BadID, Place: m.ID}
	case !semver.IsValid("v"+m.Version) || strings.Count(strings.SplitN(m.Version, "-", 2)[0], ".") != 2:
		return &Fault{Kind: BadVersion, Place: m.Version}
	case m.State != Draft && m.State != Released:
		return &Fault{Kind: BadManifest, Place: "state"}
	case m.Name.Any() == "":
		return &Fault{Kind: BadManifest, Place: "name"}
	case len(m.Files) > mostParts:
		return &Fault{Kind: TooLarge, Place: "files"}
	}
	if fault := m.filesFault(); fault != nil {
		return fault
	}
	return m.namesFault()
}

// filesFault finds a part whose name would do harm on some machine, or that another would be written over.
func (m *Manifest) filesFault() *Fault {
	seen := map[string]bool{}
	for _, f := range m.Files {
		folded := strings.ToLower(f.Path)
		switch {
		case !harmless(f.Path):
			return &Fault{Kind: BadPath, Place: f.Path}
		case seen[folded]:
			return &Fault{Kind: Twice, Place: f.Path}
		case !typePattern.MatchString(f.Type):
			return &Fault{Kind: BadManifest, Place: f.Path}
		}
		// A folder of the same name would be in the way, too.
		seen[folded] = true
	}
	for _, f := range m.Files {
		for up := path.Dir(strings.ToLower(f.Path)); up != "."; up = path.Dir(up) {
			if seen[up] {
				return &Fault{Kind: Twice, Place: f.Path}
			}
		}
	}
	return nil
}

// namesFault finds a part that is spoken of and not there.
func (m *Manifest) namesFault() *Fault {
	there := map[string]bool{"": true}
	for _, f := range m.Files {
		there[f.Path] = true
	}
	if !there[m.Roles] {
		return &Fault{Kind: Missing, Place: m.Roles}
	}
	if !there[m.Changelog] {
		return &Fault{Kind: Missing, Place: m.Changelog}
	}
	for _, p := range m.Processes {
		names := append([]string{p.File, p.Promises, p.Forms, p.Data, p.Events, p.Findings}, p.Pictures...)
		names = append(append(names, p.Duties...), p.Documents...)
		before := map[string]bool{"": true}
		for _, s := range p.Scenarios {
			names = append(names, s.File, s.Report)
			if !before[s.Follows] {
				return &Fault{Kind: BadManifest, Place: s.File}
			}
			before[s.File] = true
		}
		for _, name := range names {
			if !there[name] {
				return &Fault{Kind: Missing, Place: name}
			}
		}
		if p.File == "" {
			return &Fault{Kind: BadManifest, Place: "processes/" + p.ID}
		}
	}
	return nil
}

// harmless says whether a path can be written below a folder on any system, and nowhere else.
func harmless(name string) bool {
	if name == "" || len(name) > longestPath || !utf8.ValidString(name) || name != norm.NFC.String(name) || path.Clean(name) != name || path.IsAbs(name) {
		return false
	}
	for _, step := range strings.Split(name, "/") {
		if step == "." || step == ".." || strings.ContainsAny(step, "<>:\"\\|?*") || strings.HasSuffix(step, ".") || strings.HasSuffix(step, " ") ||
			strings.HasPrefix(step, " ") || windowsNames.MatchString(step) || strings.ContainsFunc(step, func(r rune) bool { return r < ' ' || r == 0x7f }) {
			return false
		}
	}
	return true
}
