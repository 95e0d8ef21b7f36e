namespace DubboNet.Java;

/// <summary>The public classes of the packages of Java that sources import with an asterisk, or without an import.</summary>
internal static class PlatformPackages
{
    private static readonly Dictionary<string, HashSet<string>> Packages = new(StringComparer.Ordinal)
    {
        ["java.io"] = Split("""
            BufferedInputStream BufferedOutputStream BufferedReader BufferedWriter ByteArrayInputStream ByteArrayOutputStream
            CharArrayReader CharArrayWriter CharConversionException Closeable Console DataInput DataInputStream DataOutput
            DataOutputStream EOFException Externalizable File FileDescriptor FileFilter FileInputStream FileNotFoundException
            FileOutputStream FilePermission FileReader FileWriter FilenameFilter FilterInputStream FilterOutputStream FilterReader
            FilterWriter Flushable IOError IOException InputStream InputStreamReader InterruptedIOException InvalidClassException
            InvalidObjectException LineNumberInputStream LineNumberReader NotActiveException NotSerializableException ObjectInput
            ObjectInputFilter ObjectInputStream ObjectInputValidation ObjectOutput ObjectOutputStream ObjectStreamClass
            ObjectStreamConstants ObjectStreamException ObjectStreamField OptionalDataException OutputStream OutputStreamWriter
            PipedInputStream PipedOutputStream PipedReader PipedWriter PrintStream PrintWriter PushbackInputStream PushbackReader
            RandomAccessFile Reader SequenceInputStream Serial Serializable SerializablePermission StreamCorruptedException
            StreamTokenizer StringBufferInputStream StringReader StringWriter SyncFailedException UTFDataFormatException
            UncheckedIOException UnsupportedEncodingException WriteAbortedException Writer
            """),
        ["java.lang"] = Split("""
            AbstractMethodError Appendable ArithmeticException ArrayIndexOutOfBoundsException ArrayStoreException AssertionError
            AutoCloseable Boolean BootstrapMethodError Byte CharSequence Character Class ClassCastException ClassCircularityError
            ClassFormatError ClassLoader ClassNotFoundException ClassValue CloneNotSupportedException Cloneable Comparable Compiler
            Deprecated Double Enum EnumConstantNotPresentException Error Exception ExceptionInInitializerError Float
            FunctionalInterface IllegalAccessError IllegalAccessException IllegalArgumentException IllegalCallerException
            IllegalMonitorStateException IllegalStateException IllegalThreadStateException IncompatibleClassChangeError
            IndexOutOfBoundsException InheritableThreadLocal InstantiationError InstantiationException Integer InternalError
            InterruptedException Iterable LayerInstantiationException LinkageError Long Math Module ModuleLayer
            NegativeArraySizeException NoClassDefFoundError NoSuchFieldError NoSuchFieldException NoSuchMethodError
            NoSuchMethodException NullPointerException Number NumberFormatException Object OutOfMemoryError Override Package Process
            ProcessBuilder ProcessHandle Readable Record ReflectiveOperationException Runnable Runtime RuntimeException
            RuntimePermission SafeVarargs SecurityException SecurityManager Short StackOverflowError StackTraceElement StackWalker
            StrictMath String StringBuffer StringBuilder StringIndexOutOfBoundsException SuppressWarnings System Thread ThreadDeath
            ThreadGroup ThreadLocal Throwable TypeNotPresentException UnknownError UnsatisfiedLinkError UnsupportedClassVersionError
            UnsupportedOperationException VerifyError VirtualMachineError Void
            """),
        ["java.math"] = Split("""
            BigDecimal BigInteger MathContext RoundingMode
            """),
        ["java.net"] = Split("""
            Authenticator BindException CacheRequest CacheResponse ConnectException ContentHandler ContentHandlerFactory
            CookieHandler CookieManager CookiePolicy CookieStore DatagramPacket DatagramSocket DatagramSocketImpl
            DatagramSocketImplFactory FileNameMap HttpCookie HttpRetryException HttpURLConnection IDN Inet4Address Inet6Address
            InetAddress InetSocketAddress InterfaceAddress JarURLConnection MalformedURLException MulticastSocket NetPermission
            NetworkInterface NoRouteToHostException PasswordAuthentication PortUnreachableException ProtocolException ProtocolFamily
            Proxy ProxySelector ResponseCache SecureCacheResponse ServerSocket Socket SocketAddress SocketException SocketImpl
            SocketImplFactory SocketOption SocketOptions SocketPermission SocketTimeoutException StandardProtocolFamily
            StandardSocketOptions URI URISyntaxException URL URLClassLoader URLConnection URLDecoder URLEncoder URLPermission
            URLStreamHandler URLStreamHandlerFactory UnixDomainSocketAddress UnknownHostException UnknownServiceException
            """),
        ["java.time"] = Split("""
            Clock DateTimeException DayOfWeek Duration Instant InstantSource LocalDate LocalDateTime LocalTime Month MonthDay
            OffsetDateTime OffsetTime Period Year YearMonth ZoneId ZoneOffset ZonedDateTime
            """),
        ["java.util"] = Split("""
            AbstractCollection AbstractList AbstractMap AbstractQueue AbstractSequentialList AbstractSet ArrayDeque ArrayList Arrays
            Base64 BitSet Calendar Collection Collections Comparator ConcurrentModificationException Currency Date Deque Dictionary
            DoubleSummaryStatistics DuplicateFormatFlagsException EmptyStackException EnumMap EnumSet Enumeration EventListener
            EventListenerProxy EventObject FormatFlagsConversionMismatchException Formattable FormattableFlags Formatter
            FormatterClosedException GregorianCalendar HashMap HashSet Hashtable HexFormat IdentityHashMap
            IllegalFormatCodePointException IllegalFormatConversionException IllegalFormatException IllegalFormatFlagsException
            IllegalFormatPrecisionException IllegalFormatWidthException IllformedLocaleException InputMismatchException
            IntSummaryStatistics InvalidPropertiesFormatException Iterator LinkedHashMap LinkedHashSet LinkedList List ListIterator
            ListResourceBundle Locale LongSummaryStatistics Map MissingFormatArgumentException MissingFormatWidthException
            MissingResourceException NavigableMap NavigableSet NoSuchElementException Objects Observable Observer Optional
            OptionalDouble OptionalInt OptionalLong PrimitiveIterator PriorityQueue Properties PropertyPermission
            PropertyResourceBundle Queue Random RandomAccess ResourceBundle Scanner ServiceConfigurationError ServiceLoader Set
            SimpleTimeZone SortedMap SortedSet Spliterator Spliterators SplittableRandom Stack StringJoiner StringTokenizer TimeZone
            Timer TimerTask TooManyListenersException TreeMap TreeSet UUID UnknownFormatConversionException
            UnknownFormatFlagsException Vector WeakHashMap
            """),
        ["java.util.concurrent"] = Split("""
            AbstractExecutorService ArrayBlockingQueue BlockingDeque BlockingQueue BrokenBarrierException Callable
            CancellationException CompletableFuture CompletionException CompletionService CompletionStage ConcurrentHashMap
            ConcurrentLinkedDeque ConcurrentLinkedQueue ConcurrentMap ConcurrentNavigableMap ConcurrentSkipListMap
            ConcurrentSkipListSet CopyOnWriteArrayList CopyOnWriteArraySet CountDownLatch CountedCompleter CyclicBarrier DelayQueue
            Delayed Exchanger ExecutionException Executor ExecutorCompletionService ExecutorService Executors Flow ForkJoinPool
            ForkJoinTask ForkJoinWorkerThread Future FutureTask LinkedBlockingDeque LinkedBlockingQueue LinkedTransferQueue Phaser
            PriorityBlockingQueue RecursiveAction RecursiveTask RejectedExecutionException RejectedExecutionHandler RunnableFuture
            RunnableScheduledFuture ScheduledExecutorService ScheduledFuture ScheduledThreadPoolExecutor Semaphore
            SubmissionPublisher SynchronousQueue ThreadFactory ThreadLocalRandom ThreadPoolExecutor TimeUnit TimeoutException
            TransferQueue
            """),
        ["java.util.concurrent.atomic"] = Split("""
            AtomicBoolean AtomicInteger AtomicIntegerArray AtomicIntegerFieldUpdater AtomicLong AtomicLongArray
            AtomicLongFieldUpdater AtomicMarkableReference AtomicReference AtomicReferenceArray AtomicReferenceFieldUpdater
            AtomicStampedReference DoubleAccumulator DoubleAdder LongAccumulator LongAdder
            """),
        ["java.util.function"] = Split("""
            BiConsumer BiFunction BiPredicate BinaryOperator BooleanSupplier Consumer DoubleBinaryOperator DoubleConsumer
            DoubleFunction DoublePredicate DoubleSupplier DoubleToIntFunction DoubleToLongFunction DoubleUnaryOperator Function
            IntBinaryOperator IntConsumer IntFunction IntPredicate IntSupplier IntToDoubleFunction IntToLongFunction
            IntUnaryOperator LongBinaryOperator LongConsumer LongFunction LongPredicate LongSupplier LongToDoubleFunction
            LongToIntFunction LongUnaryOperator ObjDoubleConsumer ObjIntConsumer ObjLongConsumer Predicate Supplier
            ToDoubleBiFunction ToDoubleFunction ToIntBiFunction ToIntFunction ToLongBiFunction ToLongFunction UnaryOperator
            """),
        ["java.util.stream"] = Split("""
            BaseStream Collector Collectors DoubleStream IntStream LongStream Stream StreamSupport
            """),
    };

    /// <summary>Returns whether the classes of a package are known.</summary>
    public static bool IsKnown(string package) => Packages.ContainsKey(package);

    /// <summary>Returns whether a package has a class.</summary>
    public static bool Has(string package, string name) =>
        Packages.TryGetValue(package, out HashSet<string>? names) && names.Contains(name);

    private static HashSet<string> Split(string names) =>
        new(names.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
