/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Drawings as somebody would make them who wants more than to be looked at; see lookout_dup_text (). */
#define SVG_OF(attributes, inside) \
  "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" " attributes ">" inside "</svg>"
#define SIZE "width=\"90\" height=\"60\""
#define RECT "<rect width=\"9\" height=\"9\" fill=\"red\"/>"

static const struct {
  const char *name;
  const char *text;
} hostile_drawings[] = {
  { "elsewhere", SVG_OF (SIZE, "<image xlink:href=\"@H@/a.png\" width=\"9\" height=\"9\"/><use xlink:href=\"@H@/a.svg#a\"/>" RECT) },
  { "files", SVG_OF (SIZE, "<image xlink:href=\"file://@F@/secret.png\" width=\"9\" height=\"9\"/>"
                     "<image href=\"secret.png\" width=\"9\" height=\"9\"/><use xlink:href=\"file://@F@/secret.svg#a\"/>"
                     "<image xlink:href=\"@F@/secret.png\" width=\"9\" height=\"9\"/>" RECT) },
  { "script", SVG_OF (SIZE " onload=\"fetch('@H@/b')\"", "<script>fetch('@H@/c')</script><a xlink:href=\"@H@/d\">" RECT "</a>"
                      "<foreignObject width=\"9\" height=\"9\"><iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"@H@/e\"/></foreignObject>") },
  { "styles", "<?xml-stylesheet type=\"text/css\" href=\"@H@/f.css\"?>"
              SVG_OF (SIZE, "<style>@import url('@H@/g.css'); @import url('file://@F@/secret.css');"
                      " rect { fill: url('file://@F@/secret.svg#a') red; }</style>" RECT) },
  { "entity", "<!DOCTYPE svg [<!ENTITY e SYSTEM \"file://@F@/secret.txt\"><!ENTITY h SYSTEM \"@H@/h\">"
              "<!ENTITY % p SYSTEM \"@H@/i.dtd\"> %p;]>" SVG_OF (SIZE, "<text y=\"9\">&e;&h;</text>" RECT) },
  { "included", SVG_OF (SIZE " xmlns:xi=\"http://www.w3.org/2001/XInclude\"",
                        "<xi:include href=\"file://@F@/secret.txt\" parse=\"text\"/><xi:include href=\"@H@/j.svg\"/>" RECT) },
  { "laughs", "<!DOCTYPE svg [<!ENTITY a \"hahahahaha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
              "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
              "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">"
              "<!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\"><!ENTITY h \"&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;\">]>"
              SVG_OF (SIZE, "<text>&h;</text>" RECT) },
  { "used", SVG_OF (SIZE, "<defs><g id=\"a\">" RECT "</g><g id=\"b\"><use xlink:href=\"#a\"/><use xlink:href=\"#a\"/><use xlink:href=\"#b\"/></g>"
                    "</defs><use xlink:href=\"#b\"/>") },
  { "huge", SVG_OF ("width=\"2000000000\" height=\"2000000000\"", RECT) },
  { "endless", SVG_OF ("width=\"1e308\" height=\"1e-308\" viewBox=\"0 0 1e308 nan\"", RECT) },
  { "thin", SVG_OF ("width=\"1\" height=\"30000000\"", RECT) },
  { "torn", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" hei" },
};
