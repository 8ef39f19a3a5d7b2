<?xml version="1.0" encoding="UTF-8"?>
<!-- Names and words that the voices say wrongly. To add one: its spelling, and an alias that sounds right when read as English. -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-GB">
  <lexeme><grapheme>Ayling-Ellis</grapheme><alias>Ailing Ellis</alias></lexeme>
  <lexeme><grapheme>Pernice</grapheme><alias>Per-neechay</alias></lexeme>
  <lexeme><grapheme>Motsi Mabuse</grapheme><alias>Mottsy Mabooser</alias></lexeme>
  <lexeme><grapheme>Siobhan</grapheme><alias>Shivawn</alias></lexeme>
  <lexeme><grapheme>Niamh</grapheme><alias>Neev</alias></lexeme>
  <lexeme><grapheme>Saoirse</grapheme><alias>Seersha</alias></lexeme>
  <lexeme><grapheme>Caoimhe</grapheme><alias>Keeva</alias></lexeme>
  <lexeme><grapheme>Gloucestershire</grapheme><alias>Glostersheer</alias></lexeme>
  <lexeme><grapheme>Worcester</grapheme><alias>Wooster</alias></lexeme>
  <lexeme><grapheme>Taoiseach</grapheme><alias>Tea-shock</alias></lexeme>
  <lexeme><grapheme>CODA</grapheme><alias>Coda</alias></lexeme>
</lexicon>
