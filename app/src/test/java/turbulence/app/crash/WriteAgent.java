package turbulence.app.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Makes the JDK report every change of the file system, and everything that is sent, to
/// [WriteCounter] before it happens. That a file is opened or forced to the disk is not counted:
/// what that leaves is seen by who dies before the next write.
public final class WriteAgent {
  private static final Map<String, Set<String>> WRITES =
      Map.of(
          "java/io/RandomAccessFile", Set.of("writeBytes", "setLength"),
          "java/io/FileOutputStream", Set.of("write"),
          "sun/nio/ch/SocketDispatcher", Set.of("write", "writev"),
          "sun/nio/ch/UnixFileDispatcherImpl", Set.of("write", "writev", "pwrite", "truncate"),
          "sun/nio/fs/UnixNativeDispatcher",
              Set.of("rename", "unlink", "mkdir", "rmdir", "chmod", "fchmod", "fchown", "lchown"));

  private WriteAgent() {}

  /// Takes in what [#pack] made, which is done once for many processes since it takes a while. All
  /// is read first: what reads files is what is being replaced.
  public static void premain(String directory, Instrumentation instrumentation) throws Exception {
    Map<String, byte[]> changed = new HashMap<>();
    for (String name : WRITES.keySet()) {
      changed.put(name, Files.readAllBytes(Path.of(directory, name.replace('/', '.'))));
    }
    instrumentation.addTransformer(new Replacing(changed), true);
    for (String name : WRITES.keySet()) {
      instrumentation.retransformClasses(Class.forName(name.replace('/', '.'), false, null));
    }
  }

  private record Replacing(Map<String, byte[]> changed) implements ClassFileTransformer {
    @Override
    public byte[] transform(
        ClassLoader loader, String name, Class<?> old, ProtectionDomain domain, byte[] bytes) {
      return changed.get(name);
    }
  }

  /// Puts the agent's jars and the JDK's changed classes there.
  static Path pack(Path directory) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Premain-Class", WriteAgent.class.getName());
    main.putValue("Can-Retransform-Classes", "true");
    main.putValue("Boot-Class-Path", "counter.jar");
    Path agent = directory.resolve("agent.jar");
    jar(agent, manifest, WriteAgent.class, Replacing.class);
    jar(directory.resolve("counter.jar"), new Manifest(), WriteCounter.class);
    for (Map.Entry<String, Set<String>> entry : WRITES.entrySet()) {
      byte[] changed = report(entry.getKey(), entry.getValue());
      Files.write(directory.resolve(entry.getKey().replace('/', '.')), changed);
    }
    return agent;
  }

  private static void jar(Path jar, Manifest manifest, Class<?>... classes) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out, manifest)) {
      for (Class<?> one : classes) {
        String name = one.getName().replace('.', '/');
        packed.putNextEntry(new JarEntry(name + ".class"));
        packed.write(bytes(name));
      }
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      return in.readAllBytes();
    }
  }

  private static byte[] report(String name, Set<String> methods) throws IOException {
    ClassFile file = ClassFile.of();
    boolean stream = name.equals("java/io/FileOutputStream");
    ClassTransform transform =
        ClassTransform.transformingMethodBodies(
            method -> methods.contains(method.methodName().stringValue()), new CallFirst(stream));
    return file.transformClass(file.parse(bytes(name)), transform);
  }

  /// @param stream whether the counter is told which stream it is
  private record CallFirst(boolean stream) implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      ClassDesc counter = ClassDesc.of("turbulence.app.crash.WriteCounter");
      if (stream) {
        ClassDesc type = ClassDesc.of("java.io.FileOutputStream");
        code.aload(0);
        code.invokestatic(counter, "write", MethodTypeDesc.of(ConstantDescs.CD_void, type));
      } else {
        code.invokestatic(counter, "write", MethodTypeDesc.of(ConstantDescs.CD_void));
      }
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }
}
