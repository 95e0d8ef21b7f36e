package interop;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.FutureTask;

/**
 * Answers every command on its input with one line (columns by tabs): run CASE ADDRESS, cases, load ADDRESS THREADS SECONDS,
 * graphs ADDRESS SEED COUNT, one-way-graphs ADDRESS SEED COUNT, graph-types, table ADDRESS METHOD..., handler ADDRESS METHOD HOW TIMEOUT, blocked ADDRESS COUNT,
 * metadata ADDRESS APPLICATION REVISION, stop.
 */
public final class Consumer {
    private static final References REFERENCES = new References();
    private static final Cases CASES = new Cases(REFERENCES);

    private Consumer() {
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        try {
            Dubbo.connectToLoopback();
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            out.println("READY 0");
            for (String line = in.readLine(); line != null && !line.equals("stop"); line = in.readLine()) {
                out.println(answerAlone(line.split("\t")));
            }
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    /** On a thread of its own: for 2.7 keeps what was attached to a call for all later calls of its thread. */
    private static String answerAlone(String[] command) throws Exception {
        FutureTask<String> answer = new FutureTask<>(() -> answer(command));
        new Thread(answer, command[0]).start();
        return answer.get();
    }

    private static String answer(String[] command) {
        String name = command[0].equals("run") && command.length > 1 ? command[1] : command[0];
        try {
            return switch (command[0]) {
                case "run" -> line(name, "ok", Text.of(CASES.run(name, command[2])));
                case "cases" -> String.join(" ", CASES.names());
                case "load" -> line(name, "ok", load(command[1], command[2], command[3]));
                case "graphs", "one-way-graphs" -> graphs(name, command[1], Long.parseLong(command[2]), Integer.parseInt(command[3]));
                case "graph-types" -> graphTypes(false) + "\t" + graphTypes(true);
                case "table" -> line(name, "ok", String.join("\n", TableCheck.run(REFERENCES, command[1], List.of(command).subList(2, command.length))));
                case "handler" -> line(name, "ok", HandlerCheck.run(REFERENCES, command[1], command[2], command[3], Integer.parseInt(command[4])));
                case "blocked" -> line(name, "ok", HandlerCheck.block(REFERENCES, command[1], Integer.parseInt(command[2])));
                case "metadata" -> line(name, "ok", MetadataCheck.run(REFERENCES, command[1], command[2], command[3]));
                default -> line(name, "throws", "unknown command");
            };
        } catch (Throwable e) {
            return line(name, "throws", Text.ofError(e));
        }
    }

    private static String load(String address, String threads, String seconds) throws Exception {
        return Load.run(REFERENCES, address, Integer.parseInt(threads), Integer.parseInt(seconds));
    }

    private static String graphs(String command, String address, long seed, int count) {
        String difference = GraphCheck.run(REFERENCES, address, seed, count, command.equals("one-way-graphs"));
        return difference == null ? line(command, "ok", String.valueOf(count)) : line(command, "throws", difference);
    }

    private static String graphTypes(boolean oneWay) {
        return String.join(" ", Graphs.types(oneWay)) + "\t" + String.join(" ", Graphs.lastTypes(oneWay));
    }

    private static String line(String name, String status, String text) {
        String escaped = text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r").replace("\0", "\\0");
        return name + "\t" + status + "\t" + escaped;
    }
}
