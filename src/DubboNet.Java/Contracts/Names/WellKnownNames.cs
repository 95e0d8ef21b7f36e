namespace DubboNet.Java;

/// <summary>
/// Contains the names of types in the namespaces that most files import. A generated type with one of these names is written with its
/// namespace in the files of other namespaces.
/// </summary>
internal static class WellKnownNames
{
    private static readonly HashSet<string> Names = new(
        """
        AbandonedMutexException AccessViolationException Action Activator AddressRegistry AggregateException ApartmentState AppContext
        AppDomain AppDomainSetup AppDomainUnloadedException ApplicationException ApplicationId ArgIterator ArgumentException
        ArgumentNullException ArgumentOutOfRangeException ArithmeticException Array ArraySegment ArrayTypeMismatchException
        AssemblyLoadEventArgs AssemblyLoadEventHandler AsyncCallback AsyncEnumerable AsyncFlowControl AsyncLocal
        AsyncLocalValueChangedArgs Attachments Attribute AttributeTargets AttributeUsageAttribute AutoResetEvent BadImageFormatException
        Barrier BarrierPostPhaseException Base64FormattingOptions BigDecimal BigInteger BinaryReader BinaryWriter BitArray BitConverter
        Boolean BroadcastResult Buffer BufferedStream Byte ByteArrayContent ByteEqualityComparer CLSCompliantAttribute CallbackParameter
        CallbackRegistration CancellationToken CancellationTokenRegistration CancellationTokenSource CannotUnloadAppDomainException
        ChannelSnapshot ChannelState Char CharEnumerator ClassDefinition ClientCall ClientCertificateOption ClientPipeline
        ClusterProvider ClusterSnapshot CollectionExtensions CombinedDirectory Comparer Comparison CompressedStack ConcurrentDictionary
        ConcurrentExclusiveSchedulerPair ConfigureAwaitOptions ConnectionSnapshot Console ConsoleCancelEventArgs
        ConsoleCancelEventHandler ConsoleColor ConsoleKey ConsoleKeyInfo ConsoleModifiers ConsoleSpecialKey ContextBoundObject
        ContextCallback ContextMarshalException ContextStaticAttribute ContractCallback ContractCallbacks ContractClient ContractService
        ContractSignatures ContractTypes Convert Converter CountdownEvent CultureAwareComparer DBNull DataMisalignedException DateOnly
        DateTime DateTimeKind DateTimeOffset DayOfWeek Decimal Delegate DelegatingHandler Dictionary Directory DirectoryInfo
        DirectoryNotFoundException DivideByZeroException DllNotFoundException Double DriveInfo DriveNotFoundException DriveType
        DuplicateWaitObjectException DynamicCall EndOfStreamException EndPoint EntryPointNotFoundException Enum EnumEqualityComparer
        Enumerable EnumerableExecutor EnumerableQuery EnumerationOptions Environment EnvironmentVariableTarget EqualityComparer
        ErrorEventArgs ErrorEventHandler EventArgs EventHandler EventResetMode EventWaitHandle EventWaitHandleAcl Exception
        ExecutionContext ExecutionEngineException FailurePolicy FieldAccessException File FileAccess FileAttributes FileInfo
        FileLoadException FileMode FileNotFoundException FileOptions FileShare FileStream FileStreamOptions FileStyleUriParser
        FileSystemAclExtensions FileSystemEventArgs FileSystemEventHandler FileSystemInfo FileSystemWatcher FlagsAttribute
        FormUrlEncodedContent FormatException FormattableString FtpStyleUriParser Func GC GCCollectionMode GCGenerationInfo GCKind
        GCMemoryInfo GCNotificationStatus GenericComparer GenericEqualityComparer GenericInvoker GenericUriParser
        GenericUriParserOptions GopherStyleUriParser GroupResult Guid Half HandleInheritability HashCode HashSet HeaderEncodingSelector
        HostExecutionContext HostExecutionContextManager HttpClient HttpClientHandler HttpCompletionOption HttpContent HttpIOException
        HttpKeepAlivePingPolicy HttpMessageHandler HttpMessageInvoker HttpMethod HttpProtocolException HttpRequestError
        HttpRequestException HttpRequestMessage HttpRequestOptions HttpRequestOptionsKey HttpResponseMessage HttpStyleUriParser
        HttpVersionPolicy IAlternateEqualityComparer IAsyncDisposable IAsyncEnumerable IAsyncEnumerator IAsyncResult ICloneable
        ICollection IComparable IComparer IConvertible ICustomFormatter IDictionary IDisposable IEnumerable IEnumerator
        IEqualityComparer IEquatable IFormatProvider IFormattable IGrouping IList ILookup IOCompletionCallback IOException IObservable
        IObserver IOrderedAsyncEnumerable IOrderedEnumerable IOrderedQueryable IPAddress IParsable IProgress IQueryProvider IQueryable
        IReadOnlyCollection IReadOnlyDictionary IReadOnlyList IReadOnlySet IServiceProvider ISet ISpanFormattable ISpanParsable
        ITimer IUtf8SpanFormattable IUtf8SpanParsable ImmutableArrayExtensions Index IndexOutOfRangeException
        InsufficientExecutionStackException InsufficientMemoryException Int128 Int16 Int32 Int64 IntPtr Interlocked
        InternalBufferOverflowException InvalidCastException InvalidDataException InvalidOperationException InvalidProgramException
        InvalidTimeZoneException KeyNotFoundException KeyValuePair Lazy LazyInitializer LazyThreadSafetyMode LdapStyleUriParser
        LinkedList LinkedListNode List LoadBalancingStrategy LoaderOptimization LoaderOptimizationAttribute LocalDataStoreSlot Lock
        LockCookie LockRecursionException LockRecursionPolicy Lookup MTAThreadAttribute ManualResetEvent ManualResetEventSlim
        MarshalByRefObject MatchCasing MatchType Math MathF MemberAccessException Memory MemoryExtensions MemoryStream
        MessageProcessingHandler MethodAccessException MidpointRounding MissingFieldException MissingMemberException
        MissingMethodException ModuleHandle Monitor MulticastDelegate MulticastNotSupportedException MultipartContent
        MultipartFormDataContent Mutex MutexAcl NamedWaitHandleOptions NativeOverlapped NetPipeStyleUriParser NetTcpStyleUriParser
        NewsStyleUriParser NoProviderException NonRandomizedStringEqualityComparer NonSerializedAttribute NotFiniteNumberException
        NotImplementedException NotSupportedException NotifyFilters NullReferenceException Nullable NullableComparer
        NullableEqualityComparer Object ObjectComparer ObjectDisposedException ObjectEqualityComparer ObsoleteAttribute OperatingSystem
        OperationCanceledException OrderedDictionary OrderedParallelQuery OrdinalComparer OutOfMemoryException OverflowException
        Overlapped Parallel ParallelEnumerable ParallelExecutionMode ParallelLoopResult ParallelLoopState ParallelMergeOptions
        ParallelOptions ParallelQuery ParamArrayAttribute ParameterizedThreadStart Path PathTooLongException PeriodicTimer PickContext
        PlatformID PlatformNotSupportedException PreAllocatedOverlapped Predicate PriorityQueue Progress ProviderAddress ProviderList
        ProviderPicker ProviderSnapshot ProviderSource Queryable Queue Random RandomAccess Range RankException RawRequest RawResponse
        ReadOnlyMemory ReadOnlyMemoryContent ReadOnlySpan ReaderWriterLock ReaderWriterLockSlim ReferenceEqualityComparer
        RegisteredWaitHandle RegistrationSnapshot RegistryDirectory RegistryDirectoryMode RegistryDirectoryOptions RenamedEventArgs
        RenamedEventHandler RequestState ResolveEventArgs ResolveEventHandler RuntimeArgumentHandle RuntimeFieldHandle
        RuntimeMethodHandle RuntimeTypeHandle SByte STAThreadAttribute SearchOption SeekOrigin Semaphore SemaphoreAcl
        SemaphoreFullException SemaphoreSlim SendOrPostCallback SequencePosition SerializableAttribute ServiceInstance ServiceKey Single
        SocketsHttpConnectionContext SocketsHttpHandler SocketsHttpPlaintextStreamFilterContext SortedDictionary SortedList SortedSet
        Span SpinLock SpinWait Stack StackOverflowException Stream StreamContent StreamReader StreamWriter String StringComparer
        StringComparison StringContent StringNormalizationExtensions StringReader StringSplitOptions StringWriter SynchronizationContext
        SynchronizationLockException SystemException Task TaskAsyncEnumerableExtensions TaskCanceledException TaskCompletionSource
        TaskContinuationOptions TaskCreationOptions TaskExtensions TaskFactory TaskScheduler TaskSchedulerException TaskStatus
        TaskToAsyncResult TextReader TextWriter Thread ThreadAbortException ThreadExceptionEventArgs ThreadExceptionEventHandler
        ThreadInterruptedException ThreadLocal ThreadPool ThreadPoolBoundHandle ThreadPriority ThreadStart ThreadStartException
        ThreadState ThreadStateException ThreadStaticAttribute ThreadingAclExtensions TimeOnly TimeProvider TimeSpan TimeZone
        TimeZoneInfo TimeZoneNotFoundException Timeout TimeoutException TimeoutStage Timer TimerCallback TransportConnector
        TransportListenerFactory TreeSet Tuple TupleExtensions Type TypeAccessException TypeCode TypeInitializationException
        TypeLoadException TypeUnloadedException TypedReference UInt128 UInt16 UInt32 UInt64 UIntPtr UnauthorizedAccessException
        UnhandledExceptionEventArgs UnhandledExceptionEventHandler UnitySerializationHolder UnixFileMode UnmanagedMemoryAccessor
        UnmanagedMemoryStream UnobservedTaskExceptionEventArgs Uri UriBuilder UriComponents UriCreationOptions UriFormat
        UriFormatException UriHostNameType UriKind UriParser UriPartial UriTypeConverter ValueTask ValueTuple ValueType Version Void
        Volatile WaitCallback WaitForChangedResult WaitHandle WaitHandleCannotBeOpenedException WaitHandleExtensions WaitOrTimerCallback
        WatcherChangeTypes WeakReference
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>Returns whether a name can be that of a type of .NET or DubboNet. Those that begin as DubboNet's do are included.</summary>
    public static bool Contains(string name) => Names.Contains(name) || name.StartsWith("Dubbo", StringComparison.Ordinal)
        || name.StartsWith("Hessian", StringComparison.Ordinal) || name.StartsWith("Java", StringComparison.Ordinal)
        || name.StartsWith("IDubbo", StringComparison.Ordinal) || name.StartsWith("IHessian", StringComparison.Ordinal);
}
