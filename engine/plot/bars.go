package plot

// Bars are rows with a bar each, the first at the top.
type Bars struct {
	Title string
	Rows  []Row
	Parts []string // what the parts of the bars are; none: there is one part, which needs no name
	Full  float64  // where the bars would end, such as 1 for shares; 0: the longest is full
}

// Row is a bar: the lengths of its parts, and what stands beside it.
type Row struct {
	Label string
	Parts []float64
	Text  string
}

func (r Row) sum() float64 {
	sum := 0.0
	for _, v := range r.Parts {
		sum += max(0, v)
	}
	return sum
}

// Picture draws them.
func (b Bars) Picture() Picture {
	const high, gap, most = 16.0, 9.0, 210.0
	c := &canvas{}
	full, labels, texts := b.Full, 0.0, 0.0
	for _, r := range b.Rows {
		if b.Full == 0 {
			full = max(full, r.sum())
		}
		labels, texts = max(labels, min(most, long(r.Label))), max(texts, long(r.Text))
	}
	if full == 0 {
		full = 1
	}
	y := b.legend(c)
	left, right := labels+14, Width-texts-14
	for _, r := range b.Rows {
		c.text(labels+6, y+high/2+4, "end", ink, fit(r.Label, most))
		c.rect(left, y, right-left, high, "#f2f4f7")
		x := left
		for i, v := range r.Parts {
			wide := min(float64(max(0, v)/full*(right-left)), right-x)
			if wide > 0 {
				c.rect(x, y, wide, high, Colours[i%len(Colours)])
			}
			x += wide
		}
		c.text(Width-4, y+high/2+4, "end", ink, r.Text)
		y += high + gap
	}
	return c.done(b.Title, y)
}

// legend says which colour is what, and where the bars begin.
func (b Bars) legend(c *canvas) float64 {
	const square, line = 10.0, 18.0
	if len(b.Parts) < 2 {
		return 4
	}
	x, y := 4.0, 4.0
	for i, part := range b.Parts {
		wide := square + 5 + long(part) + 16
		if x+wide > Width && x > 4 {
			x, y = 4, y+line
		}
		c.rect(x, y, square, square, Colours[i%len(Colours)])
		c.text(x+square+5, y+square-1, "start", quiet, part)
		x += wide
	}
	return y + line + 4
}
