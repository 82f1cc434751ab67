/** The mark of the product: a process drawn over sand. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden>
      <rect width="32" height="32" rx="8" fill="#0f6b63" />
      <path d="M6 20.5c3.2-3.4 6.4-3.4 9.6 0s6.4 3.4 10.4-1" fill="none" stroke="#e9d8b4" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M6 25.2c3.2-3 6.4-3 9.6 0s6.4 3 10.4-.9" fill="none" stroke="#e9d8b4" strokeOpacity=".55" strokeWidth="2" strokeLinecap="round" />
      <rect x="7" y="7" width="7.4" height="6" rx="1.8" fill="#fff" />
      <path d="M15.4 10h4" stroke="#fff" strokeWidth="1.8" />
      <circle cx="22.6" cy="10" r="2.9" fill="none" stroke="#fff" strokeWidth="1.8" />
    </svg>
  );
}
