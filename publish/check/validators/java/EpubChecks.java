import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.reporting.CheckingReport;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * EPUBCheck for many files in one Java machine: a path a line in, a JSON report a line out.
 *
 * <p>EPUBCheck's own program takes one file, and most of its time goes into starting. A report has
 * no line break but between its members. A file that EPUBCheck cannot get through gives the line
 * {@code {"failed": "why"}}, and the next one is checked.
 */
public final class EpubChecks {
  private EpubChecks() {}

  public static void main(String[] arguments) throws Exception {
    // Answers alone go to the standard output.
    PrintStream answers =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, "UTF-8");
    System.setOut(System.err);
    BufferedReader files =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String file = files.readLine(); file != null; file = files.readLine()) {
      answers.print(report(new File(file)).replace('\r', ' ').replace('\n', ' '));
      answers.print('\n');
      answers.flush();
    }
  }

  private static String report(File file) {
    StringWriter text = new StringWriter();
    try {
      CheckingReport report = new CheckingReport(new PrintWriter(text), file.getPath());
      report.initialize();
      new EpubCheck(file, report).check();
      report.generate();
      return text.toString();
    } catch (Exception | StackOverflowError | OutOfMemoryError problem) {
      String why = problem.toString().replaceAll("[^ -!#-\\[\\]-~]", " ");
      return "{\"failed\": \"" + why + "\"}";
    }
  }
}
