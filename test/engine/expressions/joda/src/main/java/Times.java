import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.joda.time.format.DateTimeFormat;
import org.joda.time.format.DateTimeFormatter;

/**
 * Answers per line: {"millis", "zone", "pattern"} with the text printed, {"text", "pattern"} and {"text"} (ISO 8601) with the
 * milliseconds read, as texts; {"error"} where Joda-Time throws. Texts without a zone are in UTC, two digits are a year near 1996.
 */
public final class Times {
  private static final int PIVOT = 1996;

  private static String answer(JsonNode request) {
    if (!request.has("pattern")) return String.valueOf(new DateTime(request.get("text").asText(), DateTimeZone.UTC).getMillis());
    DateTimeFormatter formatter = DateTimeFormat.forPattern(request.get("pattern").asText()).withLocale(Locale.ENGLISH);
    if (request.has("millis")) {
      DateTimeZone zone = DateTimeZone.forID(request.get("zone").asText());
      return formatter.print(new DateTime(request.get("millis").asLong(), zone));
    }
    return String.valueOf(formatter.withZone(DateTimeZone.UTC).withPivotYear(PIVOT).parseMillis(request.get("text").asText()));
  }

  public static void main(String[] args) throws Exception {
    ObjectMapper json = new ObjectMapper();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line; (line = in.readLine()) != null; ) {
      Map<String, Object> answer = new LinkedHashMap<>();
      try {
        answer.put("value", answer(json.readTree(line)));
      } catch (Throwable error) {
        answer.put("error", error.getClass().getSimpleName() + ": " + error.getMessage());
      }
      out.println(json.writeValueAsString(answer));
    }
    out.flush();
  }
}
