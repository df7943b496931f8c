import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.reporting.CheckingReport;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * EPUBCheck for many files in one Java machine: a path a line in, a JSON report a line out.
 *
 * <p>EPUBCheck's own program takes one file, and most of its time goes into starting. A report has
 * no line break but between its members. A file that EPUBCheck cannot get through gives the line
 * {@code {"failed": "why"}}, and the next one is checked.
 *
 * <p>A document type may name a file of this machine or of the network, which the XML parser of
 * EPUBCheck would read; those that books may name are in its jars. So addresses of neither are
 * opened: this class is the handler of their protocols.
 */
public final class EpubChecks extends URLStreamHandler {
  private static final Set<String> REFUSED = Set.of("file", "ftp", "http", "https");

  private EpubChecks() {}

  @Override
  protected URLConnection openConnection(URL url) throws IOException {
    throw new IOException(url.getProtocol() + " addresses are not opened");
  }

  public static void main(String[] arguments) throws Exception {
    URL.setURLStreamHandlerFactory(
        protocol -> REFUSED.contains(protocol) ? new EpubChecks() : null);
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
