package dev.postern.internal.clientinit;

import dev.postern.internal.evaluate.Exposures;
import dev.postern.internal.evaluate.SecondaryExposure;
import dev.postern.internal.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the secondary exposures of one response are written. Each list has an exposure once. */
sealed interface ExposureTexts {
  /** The elements of the list in its place. */
  void writeElements(JsonText out, Exposures exposures);

  /** What stands once for the whole response; nothing for some forms. */
  void writeAll(JsonText out);

  /** Each in its place. */
  record InPlace(NameTexts names) implements ExposureTexts {
    @Override
    public void writeElements(JsonText out, Exposures exposures) {
      for (SecondaryExposure exposure : exposures.distinct()) {
        out.element().raw(names.exposure(exposure).json());
      }
    }

    @Override
    public void writeAll(JsonText out) {}
  }

  /** A mark in place of all of them. */
  record Mark(String mark) implements ExposureTexts {
    @Override
    public void writeElements(JsonText out, Exposures exposures) {
      out.raw(mark);
    }

    @Override
    public void writeAll(JsonText out) {}
  }

  /** Each once for the response, by a hash of it. */
  record ByHash(NameTexts names, Map<String, String> all) implements ExposureTexts {
    ByHash(NameTexts names) {
      this(names, new LinkedHashMap<>());
    }

    @Override
    public void writeElements(JsonText out, Exposures exposures) {
      for (SecondaryExposure exposure : exposures.distinct()) {
        NameTexts.ExposureText text = names.exposure(exposure);
        all.put(text.id(), text.json());
        out.element().raw("\"").raw(text.id()).raw("\"");
      }
    }

    @Override
    public void writeAll(JsonText out) {
      out.name("exposures").open();
      all.forEach((id, json) -> out.name(id).raw(json));
      out.close();
    }
  }

  /** Each once for the response, by a running number. */
  record ByNumber(NameTexts names, Numbered all) implements ExposureTexts {
    ByNumber(NameTexts names) {
      this(names, new Numbered());
    }

    @Override
    public void writeElements(JsonText out, Exposures exposures) {
      for (SecondaryExposure exposure : exposures.distinct()) {
        out.element().raw(all.quotedNumber(names.exposure(exposure).json()));
      }
    }

    @Override
    public void writeAll(JsonText out) {
      out.name("exposures");
      all.write(out);
    }
  }
}
