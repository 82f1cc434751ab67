package plot

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sandtable/engine/figure"
	"sandtable/engine/problem"
)

// boxes are the bars of a colour in a plot: x, y, width and height of each.
func boxes(t *testing.T, svg []byte, fill string) (all [][4]float64) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(string(svg)))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "rect" {
			continue
		}
		var box [4]float64
		painted := ""
		for _, a := range e.Attr {
			if at := slices.Index([]string{"x", "y", "width", "height"}, a.Name.Local); at >= 0 {
				box[at], _ = strconv.ParseFloat(a.Value, 64)
			} else if a.Name.Local == "fill" {
				painted = a.Value
			}
		}
		if painted == fill {
			all = append(all, box)
		}
	}
}

func TestBarsAreAsLongAsTheirValues(t *testing.T) {
	p := Bars{Title: "Utilisation", Full: 1, Rows: []Row{{"Sales <support>", []float64{0.5}, "50.0%"}, {"应收会计", []float64{0.25}, "25.0%"}, {"Nobody", []float64{0}, "–"}}}.Picture()
	got := boxes(t, p.SVG, Colours[0])
	if len(got) != 2 || got[0][2] < 1.99*got[1][2] || got[0][2] > 2.01*got[1][2] {
		t.Errorf("got %v, want two bars, the first twice as long", got)
	}
	for _, b := range got {
		if b[0]+b[2] > Width || b[1]+b[3] > p.Height {
			t.Errorf("the bar %v leaves the plot", b)
		}
	}
}

func TestStackedBarsStandBehindOneAnother(t *testing.T) {
	p := Bars{Parts: []string{"work", "waiting"}, Rows: []Row{{"A", []float64{1, 3}, "4"}}}.Picture()
	first, second := boxes(t, p.SVG, Colours[0]), boxes(t, p.SVG, Colours[1])
	bar, rest := first[len(first)-1], second[len(second)-1] // the legend comes first
	if bar[0]+bar[2] < rest[0]-0.02 || bar[0]+bar[2] > rest[0]+0.02 || rest[2] < 2.99*bar[2] {
		t.Errorf("got %v and %v, want one behind the other, three times as long", bar, rest)
	}
}

func TestAHistogramKeepsItsBinsInOrder(t *testing.T) {
	h := Histogram{From: []float64{0, 3600, 7200}, To: []float64{3600, 7200, 10800}, Count: []int64{2, 0, 4}, Ticks: Times, Amount: "cases",
		Label: func(v float64) string { return figure.Length(v, problem.English) }, Marks: []Mark{{7000, "half"}, {7100, "9 in 10"}, {1e9, "beyond"}}}
	p := h.Picture()
	got := boxes(t, p.SVG, Colours[0])
	if len(got) != 2 || got[1][3] < 1.99*got[0][3] || got[1][0] <= got[0][0] {
		t.Errorf("got %v, want two bars, the second twice as high and to the right", got)
	}
	if text := string(p.SVG); !strings.Contains(text, ">2 h<") || !strings.Contains(text, ">half<") || strings.Contains(text, "beyond") {
		t.Errorf("axis or marks are not as they should be: %s", text)
	}
}

func TestAnAxisHasAFewRoundNumbers(t *testing.T) {
	for _, to := range []float64{3, 50, 300, 5000, 90_000, 1e6, 3e7} {
		if n := len(Times(0, to)); n < 3 || n > 9 {
			t.Errorf("up to %v s: %d labels %v", to, n, Times(0, to))
		}
	}
	for v, want := range map[float64]float64{0: 1, 0.3: 0.5, 1: 1, 1.1: 2, 40: 50, 51: 100} {
		if got := above(v); got != want {
			t.Errorf("above(%v): got %v, want %v", v, got, want)
		}
	}
}
