package interop;

import com.example.estate.EstateService;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Calls EstateService through a registry. Responds to every command on its input with one line: call COUNT makes calls one after the
 * other, and says their outcomes; load COUNT MILLISECONDS starts threads that make calls of this duration without end; counts says the
 * outcomes of their calls so far; forget sets the counts to zero; end ends the threads, and says the counts; providers says the ports of
 * the providers that it knows; stop, or the end, ends the process in order. See EstateOptions and EstateCounts.
 */
public final class EstateConsumer {
    private static final int REST_MILLISECONDS = 20;

    private final EstateApplication application;
    private final EstateService service;
    private final List<Thread> callers = new ArrayList<>();
    private final EstateCounts counts = new EstateCounts();
    private volatile boolean isLoading;

    private EstateConsumer(EstateOptions options) {
        application = new EstateApplication(options, "estate-consumer");
        service = application.refer(EstateService.class);
    }

    public static void main(String[] args) {
        PrintStream out = System.out;
        System.setOut(System.err);
        try {
            Dubbo.connectToLoopback();
            EstateConsumer consumer = new EstateConsumer(new EstateOptions(args));
            out.println("READY 0");
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
            for (String line = in.readLine(); line != null && !line.equals("stop"); line = in.readLine()) {
                out.println(consumer.answer(line.split(" ")));
            }
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private String answer(String[] command) throws Exception {
        return switch (command[0]) {
            case "call" -> call(Integer.parseInt(command[1]));
            case "load" -> load(Integer.parseInt(command[1]), Integer.parseInt(command[2]));
            case "counts" -> counts.toString();
            case "forget" -> forget();
            case "end" -> end();
            case "providers" -> application.providers().stream().map(String::valueOf).collect(Collectors.joining(" "));
            default -> throw new IllegalArgumentException(command[0]);
        };
    }

    private String call(int count) {
        EstateCounts own = new EstateCounts();
        for (int i = 0; i < count; i++) {
            own.add(service::who);
        }
        return own.toString();
    }

    private String forget() {
        counts.clear();
        return "forgotten";
    }

    private String load(int count, int milliseconds) {
        counts.clear();
        isLoading = true;
        for (int i = 0; i < count; i++) {
            Thread caller = new Thread(() -> callWithoutEnd(milliseconds), "caller " + i);
            caller.setDaemon(true);
            callers.add(caller);
            caller.start();
        }
        return "loading";
    }

    private void callWithoutEnd(int milliseconds) {
        while (isLoading) {
            if (!counts.add(() -> service.sleep(milliseconds))) {
                rest();
            }
        }
    }

    private String end() throws Exception {
        isLoading = false;
        for (Thread caller : callers) {
            caller.join();
        }
        callers.clear();
        return counts.toString();
    }

    private static void rest() {
        try {
            Thread.sleep(REST_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
